// The site is made of the pages of the repository as they are. Nothing is written for it alone.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slug } from 'github-slugger'
import { defineConfig } from 'vitepress'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const dist = resolve(root, 'site/.vitepress/dist')

/** The groups of the side bar; a page of docs that stands in none of them ends the build. */
const groups = {
  Start: [
    'README.md', 'docs/README.md', 'docs/choose-a-module.md', 'docs/compatibility.md', 'VERSIONING.md', 'CHANGELOG.md'
  ],
  'Use a client': [
    'docs/errors.md', 'docs/tokens.md', 'docs/stored-logins.md', 'docs/identity.md', 'docs/async.md', 'docs/resilience.md',
    'docs/observability.md', 'docs/jackson3.md', 'docs/testing.md', 'sdk-testkit/README.md'
  ],
  'Build a backend': ['docs/backend.md', 'docs/spring.md', 'docs/frameworks.md', 'docs/fleet.md'],
  Providers: ['docs/providers.md', 'docs/adding-a-provider.md', 'docs/quirks.md'],
  'OAuth 2.0': ['docs/oauth2.md', ...pages('docs/oauth2'), 'docs/conformance.md'],
  'The me command': ['docs/command.md'],
  Background: [
    'docs/security-model.md', 'SECURITY.md', 'docs/faults.md', 'docs/architecture.md', 'docs/native-image.md',
    ...pages('docs/performance'), 'sdk-benchmarks/README.md', 'CONTRIBUTING.md', 'docs/releasing.md', 'CODE_OF_CONDUCT.md'
  ],
  Decisions: pages('docs/decisions')
}

/** Returns the pages of a folder, the overview first. */
function pages(folder) {
  const found = readdirSync(join(root, folder)).filter(name => name.endsWith('.md')).sort()
  return found.sort((a, b) => (b === 'README.md') - (a === 'README.md')).map(name => `${folder}/${name}`)
}

function title(page) {
  return /^# (.+)$/m.exec(readFileSync(join(root, page), 'utf8'))[1].replaceAll('`', '')
}

function address(page) {
  return '/' + page.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')
}

function sidebar() {
  const listed = new Set(Object.values(groups).flat())
  const missing = [...pages('docs'), ...pages('docs/oauth2')].filter(page => !listed.has(page))
  if (missing.length > 0) {
    throw new Error('No group of the side bar has ' + missing.join(', '))
  }
  return Object.entries(groups).map(([text, items]) => ({
    text,
    collapsed: text === 'Decisions',
    items: items.map(page => ({ text: page === 'README.md' ? 'Me SDK' : title(page), link: address(page) }))
  }))
}

/** A link to a file of the repository that is no page gets a copy of the file, to read as text. */
function filesAsText(markdown) {
  const render = markdown.renderer.rules.link_open
  markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const href = tokens[index].attrGet('href') ?? ''
    const path = !/^([a-z]+:|#|\/)/.test(href) ? href.replace(/#.*$/, '') : ''
    const file = path && resolve(dirname(resolve(root, env.realPath ?? env.path)), path)
    if (!path || path.endsWith('.md') || !existsSync(file)) {
      tokens[index].attrSet('href', href.replace(/(^|\/)README\.md(?=#|$)/, '$1index.md'))
      return render(tokens, index, options, env, self)
    }
    const shown = statSync(file).isDirectory() ? listing(file) : copy(file)
    tokens[index].attrSet('href', '/' + shown)
    tokens[index].attrSet('target', '_self')
    return self.renderToken(tokens, index, options)
  }
}

const copies = new Map()

function copy(file) {
  const name = 'files/' + relative(root, file) + (/\.(json|txt|svg)$/.test(file) ? '' : '.txt')
  copies.set(name, file)
  return name
}

/** A link to a folder leads to its overview, or else to the first page of it. */
function listing(folder) {
  const first = pages(relative(root, folder))[0]
  return first ? address(first).slice(1) + '.html' : copy(join(folder, readdirSync(folder).filter(f => statSync(join(folder, f)).isFile())[0]))
}

export default defineConfig({
  title: 'Me SDK',
  description: 'A Java SDK that gets the current user from an identity provider',
  lang: 'en',
  srcDir: '..',
  srcExclude: ['**/node_modules/**', '**/target/**', '**/src/**', '.github/**', 'consumers/**'],
  rewrites: id => id.replace(/(^|\/)README\.md$/, '$1index.md'),
  cleanUrls: false,
  lastUpdated: false,
  ignoreDeadLinks: [/^\/?api\//, /^\/?files\//],
  // The links to headings have the form that GitHub gives them.
  markdown: { config: filesAsText, anchor: { slugify: text => slug(text) } },
  vite: {
    // The pages stand outside of this folder, where Node does not find the modules.
    resolve: { alias: { vue: join(root, 'site/node_modules/vue') } }
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/docs/' },
      { text: 'Choose a module', link: '/docs/choose-a-module' },
      { text: 'Performance', link: '/docs/performance/' },
      { text: 'API', link: '/api/index.html', target: '_self' }
    ],
    sidebar: sidebar()
  },
  buildEnd() {
    for (const [name, file] of copies) {
      mkdirSync(dirname(join(dist, name)), { recursive: true })
      copyFileSync(file, join(dist, name))
    }
  }
})
