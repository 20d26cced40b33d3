import tseslint from 'typescript-eslint';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';

/** The walls of the house: each folder names the folders that it may not look into. */
const murs = {
  domaine: ['classeur', 'excel', 'fichier', 'volet', 'sandbox'],
  classeur: ['excel', 'fichier', 'volet', 'sandbox'],
  excel: ['fichier', 'volet', 'sandbox'],
  fichier: ['excel', 'volet', 'sandbox'],
  volet: ['sandbox'],
  sandbox: ['domaine', 'classeur', 'excel', 'fichier', 'volet'],
};
const paquetsInterdits = {
  domaine: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*', '@microsoft/office-js'],
  classeur: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*', '@microsoft/office-js'],
  excel: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*'],
  fichier: ['react', 'react-dom', '@fluentui/*', '@ironcalc/*'],
  volet: ['hucre', '@ironcalc/*'],
  sandbox: ['@fluentui/*'],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'tests/.artefacts/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  ...Object.entries(murs).map(([salle, interdites]) => ({
    files: [`src/${salle}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...interdites.map((autre) => ({ group: [`**/${autre}/**`, `**/${autre}`], message: `${salle}/ ne connaît pas ${autre}/.` })),
            { group: paquetsInterdits[salle], message: `${salle}/ ne connaît pas ce paquet.` },
          ],
        },
      ],
    },
  })),
  {
    files: ['src/excel/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/no-context-sync-in-loop': 'error',
      // no-empty-load is left out: it takes a named list of properties for an empty one.
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['src/volet/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['**/*.cjs', 'webpack.config.js'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' } },
  // The demonstration has no other place for a technical detail than the browser's console.
  { files: ['src/sandbox/page/**'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  { files: ['scripts/**', 'src/fichier/cli.ts', 'tests/**'], rules: { 'no-console': 'off' } },
);
