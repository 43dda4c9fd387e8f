import { entityId, type EntityType } from '../advisories'
import type { LexiconEntity } from '../lexicon'

const TYPES: Record<string, EntityType> = {
  C: 'Company',
  P: 'Platform',
  R: 'Product',
  L: 'Library',
  S: 'Service',
  T: 'Standard',
  M: 'Malware',
  A: 'ThreatActor',
}

/**
 * Names that news is full of and advisories' catalogues are not: services, firms, and those who attack. The same notation as the
 * generated list: `name|type|vendor|alias|…`.
 */
const NEWS_NAMES = `Cloudflare|C;Okta|C;GitHub|S|Microsoft;Slack|S|Salesforce;Salesforce|C;Discord|S;Snowflake|C;Stripe|C;PayPal|C;Amazon Web Services|C||AWS;
Amazon EC2|S|Amazon|EC2;Amazon S3|S|Amazon;Amazon DynamoDB|S|Amazon|DynamoDB;Microsoft Teams|R|Microsoft;Microsoft Entra ID|S|Microsoft|Entra ID|Azure AD;Microsoft Azure|P|Microsoft|Azure;
Azure Front Door|S|Microsoft;Microsoft Intune|R|Microsoft|Intune;Microsoft Defender|R|Microsoft;Google Workspace|S|Google;Google Cloud|P|Google|Google Cloud Platform;Gmail|S|Google;
Google Gemini|P|Google|Gemini;Google Pixel|P|Google;OpenAI|C;ChatGPT|S|OpenAI;Anthropic|C;Anthropic Claude|P|Anthropic|Claude AI;GitHub Copilot|S|GitHub;GitLab|R|GitLab;
Dropbox|S;Zoom|C;Zoom Workplace|R|Zoom;Signal|S|||;WhatsApp|R|Meta;Telegram|S;LinkedIn|S|Microsoft;Reddit|S;TikTok|S|ByteDance;Shopify|S;Twilio|C;Zendesk|S;HubSpot|S;Workday|C;ServiceNow|P|ServiceNow;
Asana|S;Notion|S;Trello|S|Atlassian;LastPass|R|LastPass;1Password|R|AgileBits;Bitwarden|R|Bitwarden;Proton Mail|S|Proton;NordVPN|S;CrowdStrike|C;CrowdStrike Falcon|R|CrowdStrike;SentinelOne|C;Mandiant|C;
Rapid7|C;Tenable|C;Qualys|C;Kaspersky|C;ESET|C;Bitdefender|C;Malwarebytes|C;Proofpoint|C;Unit 42|C;Recorded Future|C;Huntress|C;Wiz|C;watchTowr|C;Shadowserver|C;GreyNoise|C;Sekoia|C;Sygnia|C;
Docker Desktop|R|Docker;Docker Engine|R|Docker;Docker Hub|S|Docker;Kubernetes|P;ingress-nginx|R|Kubernetes;Terraform|R|HashiCorp;Cisco Talos|C;Visual Studio Code|R|Microsoft|VS Code;
PuTTY|R|||;WinRAR|R|RARLAB;7-Zip|R|7-Zip;FileZilla|R;Notepad++|R;KeePass|R;VLC media player|R|VideoLAN|VLC;Thunderbird|R|Mozilla;Firefox|R|Mozilla;Safari|R|Apple;Opera|R;Brave|R;
Sophos Firewall|R|Sophos;SonicOS|P|SonicWall;Barracuda Email Security Gateway|R|Barracuda|Barracuda ESG;PAN-OS|P|Palo Alto Networks;GlobalProtect|R|Palo Alto Networks;
Wing FTP Server|R;CrushFTP|R;Cleo Harmony|R|Cleo;Gladinet CentreStack|R|Gladinet;ConnectWise ScreenConnect|R|ConnectWise|ScreenConnect;SimpleHelp|R;AnyDesk|R;TeamViewer|R;Redis|R;Valkey|R;MongoDB|R|MongoDB;PostgreSQL|R;
curl|R;OpenSSH|R;sudo|R;GRUB2|R;systemd|R;Apache Log4j|L|Apache|Log4j;Spring Framework|L|VMware;React|L|Meta;Next.js|L|Vercel;npm|S;PyPI|S|||Python Package Index;RubyGems|S;
SAP GUI|R|SAP;SAP S/4HANA|R|SAP|S/4HANA;Oracle Cloud|P|Oracle;Oracle Communications|R|Oracle;TeamCity|R|JetBrains;JetBrains|C;Grafana|R|Grafana Labs;Grafana Enterprise|R|Grafana Labs;Grafana Labs|C;
Cisco Identity Services Engine|R|Cisco|Cisco ISE;Ubuntu|P|Canonical;Oracle E-Business Suite|R|Oracle|Oracle EBS|EBS;Linux|P;Windows|R|Microsoft|Microsoft Windows|Windows Kernel;Android|P|Google;Odoo|R;n8n|R;
Nagios|R;Zabbix|R;Debian|P;Fedora|P;
Microsoft 365|S|Microsoft|Office 365|M365|O365;Exchange Online|S|Microsoft|Microsoft Exchange Online;SharePoint Online|S|Microsoft;OneDrive|S|Microsoft|Microsoft OneDrive;Azure DevOps|S|Microsoft;Power BI|R|Microsoft;
Microsoft Dynamics 365|R|Microsoft|Dynamics 365;Windows Server Update Services|R|Microsoft|WSUS;Cisco Webex|S|Cisco|Webex;Google Drive|S|Google;Akamai|C;Fastly|C;Auth0|S|Okta;Ping Identity|C;CyberArk|C;DocuSign|S;
Fortinet FortiGate|R|Fortinet|FortiGate;SonicWall SMA 1000|R|SonicWall|SMA 1000|SonicWall SMA;Check Point|C;Aruba ClearPass|R|HPE|ClearPass;Ubiquiti UniFi|R|Ubiquiti|UniFi;pfSense|R|Netgate;Synology DSM|P|Synology|DiskStation Manager;
Zimbra Collaboration|R|Zimbra|Zimbra;TYPO3|R;Vue.js|L;glibc|L;WebKit|L|Apple;Elementor|R|Elementor;Instagram|S|Meta;Facebook|S|Meta;Databricks|C;Rubrik|C;WinSCP|R;KeePassXC|R;
Hugging Face|C;PyTorch|L;TensorFlow|L;LangChain|L;Ollama|R;Open VSX|S|Eclipse Foundation;Booking.com|S;PlayStation Network|S|Sony;Xbox Live|S|Microsoft;Nintendo Switch|P|Nintendo;
Spotify|S;Coinbase|C;Binance|C;MetaMask|R;Deutsche Bahn|C;
Clop|A||Cl0p;LockBit|M;ALPHV|M||BlackCat;Akira ransomware|M||Akira;Qilin|M;RansomHub|M;Play ransomware|M;Medusa ransomware|M;Black Basta|M;Rhysida|M;Conti|M;REvil|M;DragonForce|M;SafePay|M;Lynx ransomware|M;INC Ransom|M;Interlock ransomware|M;
Lazarus Group|A||Lazarus;Kimsuky|A;APT28|A||Fancy Bear;APT29|A||Cozy Bear|Midnight Blizzard;APT41|A;Sandworm|A;Volt Typhoon|A;Salt Typhoon|A;Silk Typhoon|A;Flax Typhoon|A;Scattered Spider|A||UNC3944|Octo Tempest;ShinyHunters|A;FIN7|A;
Turla|A;MuddyWater|A;Charming Kitten|A;Mustang Panda|A;Storm-0558|A;UNC5221|A;UNC4841|A;UNC6040|A;ArcaneDoor|A;Lapsus$|A;Mirai|M;Emotet|M;QakBot|M||Qbot;TrickBot|M;Lumma Stealer|M||Lumma;RedLine|M;Vidar|M;Cobalt Strike|M;Pegasus spyware|M||Pegasus;SocGholish|M;AsyncRAT|M;
ISO/IEC 42001|T||ISO/IEC 42001:2023|ISO 42001;ISO/IEC 27001|T||ISO 27001|ISO/IEC 27001:2022;SOC 2|T;PCI DSS|T;FIPS 140-3|T;BSI C5|T||C5-Testat;FedRAMP|T||FedRAMP High|FedRAMP Moderate;SecNumCloud|T;TISAX|T;HITRUST|T;Common Criteria|T;CMMC|T;IT-Grundschutz|T||Grundschutz|BSI-Grundschutz|Grundschutz++;ISO/IEC 27701|T||ISO 27701;ISO/IEC 27017|T||ISO 27017;
ISO/IEC 27018|T||ISO 27018;HIPAA|T;Cyber Resilience Act|T;NIS2|T||NIS 2;GDPR|T||DSGVO;
CISA|C|||Cybersecurity and Infrastructure Security Agency;NSA|C;FBI|C;NCSC|C;BSI|C||Bundesamt für Sicherheit in der Informationstechnik;ANSSI|C;CERT-Bund|C;ENISA|C;INCIBE|C;Europol|C`

/** Those names, as the spotter takes them, for who has the names of advisories already. */
export function newsNames(): LexiconEntity[] {
  return readNames(NEWS_NAMES)
}

/** Names in that notation, each once: the last of an id stands. */
export function readNames(list: string): LexiconEntity[] {
  const known = new Map<string, LexiconEntity>()
  for (const line of list.split(/;\s*/)) {
    const [name = '', letter = '', vendor = '', ...aliases] = line.split('|').map((field) => field.trim())
    const type = TYPES[letter]
    if (name === '' || !type) continue
    const id = entityId({ name, type, vendor })
    const given = aliases.filter(Boolean)
    known.set(id, { id, name, type, ...(vendor === '' ? {} : { vendor }), ...(given.length === 0 ? {} : { aliases: given }) })
  }
  return [...known.values()]
}
