import { readdirSync } from 'node:fs'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

// A view may use api, ui and state, never another view: what two views share belongs in ui.
const views = readdirSync(new URL('./src/views', import.meta.url))
const separateViews = views.map((view) => ({
  files: [`src/views/${view}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: views
          .filter((other) => other !== view)
          .flatMap((other) => [`@/views/${other}`, `@/views/${other}/*`, `**/../${other}/*`]),
      },
    ],
  },
}))

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/types.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser } },
  },
  {
    files: ['src/ui/**', 'src/state/**', 'src/api/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['@/views/*', '**/views/**'] }],
    },
  },
  ...separateViews,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-undef': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': ['error', 2],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // A label names its field by `for`; nesting as well isn't demanded.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/form-control-has-label': 'off',
      'vuejs-accessibility/no-static-element-interactions': 'error',
    },
  },
)
