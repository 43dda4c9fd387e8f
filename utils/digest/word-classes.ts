/*
 * Words that news uses for one thing, in English, German, French and Spanish: phrases (phrases.ts) name a class as `[class]`. Words are
 * written as tokens.ts reads them: in lower case and without accents; `word*` stands for all words that begin so.
 */

/** The classes by their names. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  attackers: `attacker attackers hacker hackers intruder intruders criminal criminals cybercriminal* crook crooks thief thieves gang gangs
    spies adversar* outsider outsiders fraudster* scammer* extortionist* miscreant* actor actors
    angreifer* tater* kriminelle* cyberkriminelle* betruger* erpresser* eindringling* unbefugte*
    pirate pirates attaquant* malfaiteur* escroc* atacante* ciberdelincuente* ciberatacante* delincuente* pirata piratas intrus intruso* estafador*`,

  /** What an attacker is enabled to do follows. */
  lets: `let lets letting allow allows allowed allowing enable* permit* could can may might able enough suffices possible possibly
    erlaub* ermoglich* lasst lassen konnen konnte konnten kann permet* permett* peut peuvent pourrai* permite* permitir* puede* podria*`,

  flaw: `flaw flaws bug bugs vulnerability vulnerabilities hole holes weakness weaknesses loophole* cve cves exploit
    lucke lucken sicherheitslucke* schwachstelle* leck lecks faille* vulnerabilite* vulnerabilidad* fallo fallos brecha brechas agujero*`,
  exploit: `exploit exploits exploiting exploited abuse abuses abusing abused leverag* weaponiz* weaponis* chain chains chaining chained combine
    combines combining combined target targets targeting targeted attack attacks attacking pounce* hit hitting
    steal steals stealing stole raid raids raiding raided empty emptied emptying loot* plunder*
    nutzt nutzen nutzten nutzte missbrauch* exploite exploitent profite* utilis* explota* aprovech* utiliza*`,
  hacked: `hacked breached compromised infected attacked infiltrated intrusions intrusion gehackt* kompromittiert* infiziert* pirate*
    compromis* infecte* hackead* comprometid* infectad*`,

  /** Taken by somebody who had no right to. */
  took: `stole stolen steal steals stealing siphon* syphon* exfiltrat* harvest* plunder* pilfer* swipe* loot*
    gestohlen* stahl stahlen entwendet* erbeutet* abgegriffen* abgeflossen* abgesaugt* vole volee volees voles derobe* exfiltre* siphonn*
    subtilis* robado* robada* robo roban robaron robar sustra* exfiltrad*`,
  /** May have been taken so: what it was decides. */
  got: `copied copying copies downloaded downloads downloading obtained obtains obtaining accessed accesses viewed views took taken takes taking
    grab grabs grabbed lifted scraped scraping collected sold selling leaked leaks leaking exposed exposes published publishes posted posts
    dumped compromised spilled spills kopiert* ausgelesen* eingesehen* heruntergeladen* veroffentlicht* verkauft* copie copiee* copies
    telecharge* consulte* expose exposee* exposes publie* diffuse* emporte* recupere* copiad* descargad* accedi* expuest* publicad* filtrad* vendid*`,
  data: `data records record information informations details documents files names numbers database databases dataset* addresses passwords
    emails daten kundendaten dateien dokumente donnees fichiers documents noms numeros nummern datos registros archivos documentos nombres informacion`,
  /** Data that only those whom it is about should see. */
  personal: `records dataset* database databases passport* birthdates birth postal billing emails photos invoices contracts identities ssns ibans medical
    payroll salaries diagnoses files kundendaten patientendaten personendaten nutzerdaten adressen adressdaten datensatz* ausweis* akten
    patientenakten rechnungen kontodaten coordonnees dossiers passeports identites numeros expedientes direcciones pasaportes
    historiales facturas base names`,
  people: `customer customers client clients patient patients user users employee employees staff member members subscriber* citizen* resident*
    student* pupil* guest guests passenger* voter* policyholder* donor* donors applicant* people shoppers travellers
    kunde kunden kundin* patienten nutzer* mitarbeiter* mitglieder* burger* versicherte* gaste patients utilisateur* salarie* adherent* abonne*
    usagers assures clientes pacientes usuarios empleados afiliados socios ciudadanos alumnos`,
  anyone: `anyone anybody everyone everybody strangers outsiders others jeder jedermann fremde fremden unbefugte tous inconnus quiconque
    cualquiera extranos terceros ajenas ajenos`,
  secrets: `credential* password passwords token tokens cookies cookie secrets secret keys session sessions passphrase* pin pins wallet wallets
    zugangsdaten anmeldedaten passworter kennworter schlussel identifiants jetons contrasenas credenciales claves`,

  locked: `encrypt encrypts encrypted encrypting lock locks locked locking scrambled scrambling unusable unreadable inservible* verschlussel* gesperrt* unbrauchbar
    chiffre* verrouill* cifrad* cifraron cifro bloquead* secuestrad* inutilizad*`,
  systems: `system systems server servers file files network networks computer computers pc pcs machines drives systeme* rechner* netzwerk*
    dateien serveur serveurs fichier fichiers postes ordinateurs reseau sistemas servidor servidores archivos ficheros equipos ordenadores red`,
  demand: `demand demands demanded demanding extort* ransom* payment pay pays paid paying forder* fordert verlang* losegeld* zahlung*
    zahlungsforderung* erpress* rancon* reclam* exig* rescate piden pide extorsion*`,

  service: `service services server servers system systems computers network networks website websites web site sites app apps portal email mail
    mailbox* logins login phones calls flights flight trains tickets production factory factories plants payments platform customers users
    hospital hospitals clinics calendar dashboard api internet broadband
    dienst dienste* server* systeme* netz netze webseite* internetseite* portal* anwendung* telefon* fluge* zuge produktion werk*
    systemes reseau reseaux serveurs vols messagerie telephonie servicio servicios sistema sistemas red vuelos trenes aplicacion pagina billetes`,
  down: `down offline unavailable unreachable inaccessible outage outages disrupt* crippl* paralys* paralyz* halted halts halt suspended suspends
    interrupted interruption* grounded frozen froze degraded stalled standstill knocked hiccup* failing
    ausgefallen* ausfall* ausfallt gestort storung* unterbrochen* lahm lahmgelegt* stillstand offline unerreichbar
    panne pannes indisponible* inaccessible* suspendu* interrompu* perturb* bloque caido caida caidos caidas suspend* interrump* paraliza*
    inaccesible* averia* colapsad*`,

  package: `package packages module modules library libraries extension extensions addon addons plugin plugins gem gems crate crates npm pypi
    rubygems dependency dependencies repository repositories paket pakete* bibliothek* erweiterung* paquet paquets
    bibliotheque* greffon* paquete paquetes biblioteca* extensiones complemento*`,
  malicious: `malicious backdoor* trojan* poison* booby hijack* stealer* infostealer* spyware malware rogue bosartig* schadlich* schadcode
    malveillant* piege piegee* pieges malicios* troyano* espia`,
  grab: `steal* stole stolen harvest* grab* collect* collects exfiltrat* siphon* reads upload* uploads posts sends send sent phished dump* dumped
    vole* recolt* robar roban robo`,

  run: `run runs running ran execute* execution inject* plant plants planted planting implant* launch* smuggle* slip slips
    ausfuhr* ausgefuhrt* einschleus* schleus* execut* ejecut* inyect*`,
  code: `code command commands instructions payload payloads programs codigo comandos codes commandes befehl* schadcode programmcode`,
  machine: `server servers machine machines computer computers pc pcs device devices system systems router routers host hosts phone phones mac macs
    appliance* gateway* cluster* firewall* installation* rechner* gerat* systeme* ordinateur* appareil* serveur* systeme equipo equipos
    ordenador* dispositivo* servidor* sistema sistemas`,
  seize: `take takes taking took seize* hijack* commandeer* gain gains gaining ubernehm* ubernahme prendre prennent prend tomar toman toma hand hands`,
  gain: `gain gains gaining get gets getting give gives giving gave grant grants granted obtain* acquire* become becomes becoming made makes treated escalat* elevat*
    hand hands erlang* erhalt* werden obtenir obtient devenir obtener obtiene obtienen convertir*`,
  root: `root superuser administrator administrators admin privileges systemrechte* administratorrechte* rootrechte* adminrechte* privilegien
    administrateur privileges administrador privilegios`,
  bypass: `bypass* circumvent* skip skips sidestep* evade* evading defeat* subvert* umgeh* umgangen aushebel* contourn* eludir elud* saltar* omit* omision`,
  auth: `authentication login logins authorization authorisation permission permissions access anmeldung authentifizierung kennwort* passwort*
    passwortabfrage zugriffsschutz authentification connexion autenticacion contrasena*`,
  crafted: `crafted malformed packet packets request requests query queries prapariert* manipuliert* anfrage* paket* requete* paquet* peticion* paquete*`,
  crash: `crash* hang hangs freeze freezes reboot reboots exhaust* unresponsive absturz* abgesturzt planter plante* bloquear bloquea colgar caer`,
  read: `read reads reading view views obtain* retrieve* extract* intercept* disclose* reveal* steal steals auslesen lesen einsehen
    lire obtenir consulter leer obtener acceder`,
  sensitive: `sensitive confidential private memory credential* password* token* key keys hashes hash secrets secret cleartext plaintext
    vertraulich* sensible* sensibles speicherinhalt* confidentiel* confidencial*`,

  fake: `fake faked bogus spoofed forged phony lookalike counterfeit sham imitation gefalscht* falsche falschen nachgemacht* angeblich*
    faux fausse* fausses falso falsos falsa falsas`,
  message: `email emails mail mails message messages call calls sms text texts page pages site sites website* login logins invoice* notice notices
    notification* advert* ads ad desk support shop shops app apps captcha nachricht* rechnung* anruf* webseite* seite* anzeige* bewerber*
    courriel* conseiller* correo* mensaje* pagina* llamada* tienda* anuncio*`,
  trick: `trick* dup duped dupe fool* lure lures lured luring talk* walk* persuad* coax* conned tausch* uberred* tromp* piege* engan*`,
  victims: `victim victims user users employee employees staff workers customers people visitors admins recipients opfer mitarbeiter* nutzer* victimes
    utilisateurs employes salaries victimas usuarios empleados clientes`,

  earn: `earn* gets get got gain* achiev* pass passes passed obtain* receiv* renew* complet* secures erhalt* bekommt besteht obtient decroch*
    obtenu obtiene logra renueva`,
  certificate: `iso soc fips fedramp tisax certificat* certified accreditation attestation zertifikat* testat c5 certificacion certificado`,
}
