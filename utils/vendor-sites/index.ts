export { siteDomain } from './site-domain'
export { readVendorSites, vendorOfSite, type SiteVendor, type VendorSites } from './vendor-sites'
