import tseslint from 'typescript-eslint';

/** Folders of src from the ground up: each may import the ones before it, through their index. */
const LAYERS = [
  'contract',
  'client',
  'replay',
  'mocks',
  'artifacts',
  'telemetry',
  'stats',
  'wording',
  'page',
  'adapters',
  'reliability',
  'report',
  'experiment',
  'compat',
  'page-files',
  'run-files',
  'streams',
  'jobs',
  'cli',
];

const direction = LAYERS.map((layer, index) => ({
  files: [`src/${layer}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^\\.\\./(\\.\\./)*(${LAYERS.slice(index + 1).join('|') || 'examples'})(/|$)`,
            message: `src/${layer} is below: imports go downward only.`,
          },
          {
            regex: `^\\.\\./(\\.\\./)*(${LAYERS.slice(0, index).join('|') || 'examples'})/.`,
            message: "Import the folder's index, not its private files.",
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'generated', 'examples/data', 'scripts/machine'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['test/**'],
    // Test sources are async generators whether or not they wait, as streams are.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  ...direction,
);
