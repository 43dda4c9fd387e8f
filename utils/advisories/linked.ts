/** Items that share a key, over any number of others, as lists; the order within and of the lists is the input's. */
export function linkedBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Item[][] {
  const parents = items.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      parents[at] = parents[parent] ?? parent
      at = parent
    }
    return at
  }
  const holders = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const holder = holders.get(key)
      if (holder === undefined) holders.set(key, index)
      else parents[root(index)] = root(holder)
    }
  }
  const groups = new Map<number, Item[]>()
  for (const [index, item] of items.entries()) {
    const group = groups.get(root(index))
    if (group) group.push(item)
    else groups.set(root(index), [item])
  }
  return [...groups.values()]
}
