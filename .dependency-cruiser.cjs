/** The import rules of docs/architecture.md, held by a machine. */
const STAGES = ['catalog', 'compare', 'checks', 'template', 'layout', 'chart'];
const FORMATS = ['html', 'pdf', 'xlsx', 'markdown', 'csv'];
const others = (names, name) => names.filter((one) => one !== name).join('|');

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'core-imports-nothing', severity: 'error', from: { path: '^src/core/' }, to: { pathNot: '^src/core/' } },
    {
      name: 'only-the-edge-touches-the-machine',
      severity: 'error',
      from: { pathNot: '^src/(build|preview|cli)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(zlib|buffer|crypto)$' },
    },
    ...STAGES.map((stage) => ({
      name: `${stage}-imports-core-only`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      // Layout places charts as the shapes that the chart stage makes.
      to: { path: '^src/', pathNot: stage === 'layout' ? '^src/(layout|core|chart)/' : `^src/(${stage}|core)/` },
    })),
    {
      // The script of worksheets is bundled apart from the page's writer: it runs the very evaluator and number reader.
      name: 'page-scripts-share-the-evaluator',
      severity: 'error',
      from: { path: '^src/html/page/' },
      to: {
        path: '^src/',
        pathNot: '^src/(html|core)/|^src/compare/(worksheet-rules|rules|measure)\\.ts$|^src/catalog/values/',
      },
    },
    ...FORMATS.map((format) => ({
      name: `${format}-imports-no-other-format`,
      severity: 'error',
      from: { path: `^src/${format}/`, pathNot: '^src/html/page/' },
      to: {
        path: `^src/(${others(FORMATS, format)}|${STAGES.filter((s) => s !== 'layout' && s !== 'chart').join('|')}|build|preview|cli)/`,
      },
    })),
    {
      name: 'writers-in-one-place',
      severity: 'error',
      from: { pathNot: '^src/xlsx/' },
      to: { path: 'node_modules/exceljs' },
    },
    {
      name: 'pdfkit-in-one-place',
      severity: 'error',
      from: { pathNot: '^src/pdf/' },
      to: { path: 'node_modules/pdfkit' },
    },
    {
      name: 'yargs-at-the-edge',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: 'node_modules/yargs' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
