/** A name that the KEV catalogue uses, with the short forms that it gives for it. */
export interface ListedName {
  name: string
  aliases: string[]
}

/** Said of a vendor's whole range: no name that anybody writes. */
const WHOLE_RANGE = /^(multiple|various|all)\b|\bmultiple products$/i

/** Words that only mean a product together with what stands before them: "Confluence Data Center and Server". */
const DEPENDENT =
  /^(server|data center|data server|manager|controller|gateway|cloud|client|hmi|editions?|enterprise editions?|appliances?|xr|xe|adc)$/i

/** Words that are no name without their vendor's: "TrueConf Server", "Linux Kernel". */
const GENERIC =
  /^(server|web server|email server|http server|media server|core|kernel|framework|client|platform|runtime|tools|enterprise|firewall|routers?|controllers|viewer|desktop|director|project|office|forms|commerce|reader|cms|cameras|sd-wan|community and enterprise editions|security gateway|web appliance|command center|user interface|vpn routers|sdk|cli|frontend|toolbox browser|webmail|helpdesk|management console)$/i

/** Names whose "and" or slash joins nothing. */
const WHOLE_NAME =
  /\b(backup (and|&) replication|community and enterprise editions|now platform|tcp\/ip|erlang\/otp|http\/2|ng\/mf|mf\/ng|ag\/vxag arrayos|ce\/ee|pt30x-sdi\/ndi|virtual system\/server administrator)\b|\bseries routers$/i

/**
 * The products that one `product` field of the catalogue names: "Connect Secure, Policy Secure, and ZTA Gateways" is three,
 * "Multiple Products" none. Where it cannot be told what belongs to what, the field is one name as it stands.
 */
export function productNames(product: string, vendor: string): ListedName[] {
  const whole = product
    .replace(/\s+/g, ' ')
    .replace(/ software$/i, '')
    .trim()
  if (whole === '' || WHOLE_RANGE.test(whole)) return []
  return parts(whole).flatMap((part) => {
    if (WHOLE_RANGE.test(part)) return []
    const { name, aliases } = withoutShortForm(part.replace(/ Software$/i, ''))
    return [{ name: GENERIC.test(name) ? `${vendor} ${name}` : name, aliases }]
  })
}

/** The vendors of a `vendorProject` field; "Npm package" and the like are none. */
export function vendorNames(vendor: string): ListedName[] {
  const whole = vendor.replace(/\s+/g, ' ').trim()
  if (whole === '' || /\bpackage$/i.test(whole)) return []
  return whole.split(/ and /).map(withoutShortForm)
}

/** A field split at its commas, slashes with blanks, and "and"s; unsplit where a part would not be a name by itself. */
function parts(whole: string): string[] {
  if (WHOLE_NAME.test(whole)) return [whole]
  const split = whole.split(/,? and |, | \/ |(?<=Server)\/(?=Data)/).map((part) => part.trim())
  const [first = '', ...others] = split
  const head = first.replace(/ (Server|Data Center|Manager|Controller|ADC)$/i, '')
  const completes = first === 'IOS' || (head !== first && !/ delivery$/i.test(head))
  const completed = others.map((part) => {
    if (!DEPENDENT.test(part)) return part
    return completes ? `${head} ${part}` : undefined
  })
  return completed.every((part) => part !== undefined) ? [first, ...completed] : [whole]
}

/** Short forms of kinds of things, which stand for no one's product. */
const KIND = /^(gpu|nas|sdk|crm|plm|udp|mta|gpon|nvr|wap|ike|slp|cli|api|vpn)$/i

/** "Adaptive Security Appliance (ASA)" as a name and its short form. Two letters are too few to be told from other words. */
export function withoutShortForm(text: string): ListedName {
  const match = /^(.+?) \((?:formerly )?([^()]+)\)(.*)$/i.exec(text)
  if (!match) return { name: text, aliases: [] }
  const [, before = '', short = '', rest = ''] = match
  const isName = /^[A-Z][A-Za-z\d ]{2,30}$/.test(short) && !KIND.test(short) && !before.includes(short)
  return { name: `${before}${rest}`.trim(), aliases: isName ? [short] : [] }
}
