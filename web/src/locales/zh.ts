// One file for each area of the product; its name is the first part of the keys.
const files = import.meta.glob<Record<string, unknown>>('./zh/*.json', { eager: true, import: 'default' })

export default Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.slice('./zh/'.length, -'.json'.length), texts]),
)
