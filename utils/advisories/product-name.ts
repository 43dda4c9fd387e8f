/** Vendor and product, the vendor not said twice. */
export function productName({ vendor, product }: { vendor: string; product: string }): string {
  return vendor === '' || product.toLowerCase().startsWith(vendor.toLowerCase()) ? product : `${vendor} ${product}`
}
