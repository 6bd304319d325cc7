// Lets editors tell, while somebody types, what in the header of a bulletin does not fit its schema
// (.vscode/schemas/). It needs the extension unifiedjs.vscode-remark, and Node with
//
//   npm install --no-save remark-frontmatter remark-lint-frontmatter-schema
//
// Without these this file does nothing: docs/contributing/index.md, "VS Code". "bulletins check" tells
// more, and in plainer words.

const kinds = ['lessons', 'reviews', 'guidance', 'campaigns', 'events']

async function plugins() {
  try {
    const { default: frontmatter } = await import('remark-frontmatter')
    const { default: schema } = await import('remark-lint-frontmatter-schema')
    const schemas = kinds.map((kind) => [
      `./.vscode/schemas/${kind}.json`,
      [`./bulletins/${kind}/**/*.md`],
    ])
    return [frontmatter, [schema, { schemas: Object.fromEntries(schemas) }]]
  } catch {
    return []
  }
}

export default { plugins: await plugins() }
