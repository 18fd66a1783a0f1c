/** The layers of the house: who may know whom. */
const rooms =
  "alerts|checks|collectors|compare|evaluate|evidence|gate|inventory|json|learn|merge|policy|receivers|reporters|reports|store|targets|watch|yaml";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphans", severity: "error", from: { orphan: true, pathNot: "\\.d\\.ts$" }, to: {} },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "model-imports-nothing",
      severity: "error",
      from: { path: "^src/model" },
      to: { pathNot: "^src/model" },
    },
    {
      name: "support-imports-nothing",
      severity: "error",
      from: { path: "^src/support" },
      to: { pathNot: "^src/support|^node_modules|^(node:)?(crypto|module)$" },
    },
    {
      name: "grammar-knows-only-the-model",
      severity: "error",
      from: { path: "^grammar" },
      to: { path: "^src/(?!model|support)" },
    },
    {
      name: "only-policy-and-app-know-the-grammar",
      severity: "error",
      from: { path: "^src", pathNot: "^src/(policy|app)" },
      to: { path: "^grammar" },
    },
    {
      name: "nobody-knows-the-app-but-the-command-line",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/(cli|app)" },
      to: { path: "^src/app" },
    },
    {
      name: "nobody-knows-the-command-line",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/cli" },
      to: { path: "^src/cli" },
    },
    {
      name: "policy-and-evaluate-know-checks-by-contract-only",
      severity: "error",
      from: { path: "^src/(policy|evaluate)" },
      to: { path: "^src/checks", pathNot: "^src/checks/(define-check|fields)\\.ts$" },
    },
    {
      name: "checks-know-no-other-room",
      severity: "error",
      from: { path: "^src/checks" },
      to: { path: `^src/(${rooms})`, pathNot: "^src/checks" },
    },
    {
      name: "evaluate-and-collectors-never-meet",
      severity: "error",
      from: { path: "^src/(evaluate|checks|policy|gate)" },
      to: { path: "^src/(collectors|targets|reporters)" },
    },
    {
      name: "collectors-know-only-targets",
      severity: "error",
      from: { path: "^src/collectors" },
      to: { path: `^src/(${rooms})`, pathNot: "^src/(collectors|targets)" },
    },
    {
      name: "targets-know-no-other-room",
      severity: "error",
      from: { path: "^src/targets" },
      to: { path: `^src/(${rooms})`, pathNot: "^src/targets" },
    },
    {
      name: "reporters-know-only-the-model",
      severity: "error",
      from: { path: "^src/reporters" },
      to: { path: `^src/(${rooms})`, pathNot: "^src/reporters" },
    },
    {
      name: "saved-files-and-comparisons-know-only-the-model",
      severity: "error",
      from: { path: "^src/(evidence|compare|learn|merge|reports)" },
      to: {
        path: `^src/(?!evidence|compare|learn|merge|reports|json|model|support)`,
        pathNot: "^src/reporters/json/report\\.schema\\.json$",
      },
    },
    {
      name: "inventories-know-only-yaml",
      severity: "error",
      from: { path: "^src/inventory" },
      to: { path: "^src/(?!inventory|yaml|model|support)" },
    },
    {
      name: "the-watch-knows-comparisons-samhain-and-yaml",
      severity: "error",
      from: { path: "^src/watch" },
      to: { path: "^src/(?!watch|compare|samhain|yaml|model|support)" },
    },
    {
      name: "the-store-keeps-what-the-watch-and-the-alerts-say",
      severity: "error",
      from: { path: "^src/store" },
      to: { path: "^src/(?!store|watch|alerts|model|support)" },
    },
    {
      name: "alerts-know-only-yaml",
      severity: "error",
      from: { path: "^src/alerts" },
      to: { path: "^src/(?!alerts|yaml|model|support)" },
    },
    {
      name: "receivers-know-only-alerts",
      severity: "error",
      from: { path: "^src/receivers" },
      to: { path: "^src/(?!receivers|alerts|model|support)" },
    },
    {
      name: "mail-only-in-the-receivers",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/receivers" },
      to: { path: "node_modules/nodemailer" },
    },
    {
      name: "sqlite-only-in-the-store-and-where-rpm-keeps-its-packages",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/(store|collectors/packages/rpm)" },
      to: { path: "^(node:)?sqlite$" },
    },
    {
      name: "yaml-knows-no-other-room",
      severity: "error",
      from: { path: "^src/yaml" },
      to: { path: `^src/(${rooms})`, pathNot: "^src/yaml" },
    },
    {
      name: "samhain-knows-no-other-room",
      severity: "error",
      from: { path: "^src/samhain" },
      to: { path: "^src/(?!samhain|model|support)" },
    },
    {
      name: "json-knows-nothing-of-the-house",
      severity: "error",
      from: { path: "^src/json" },
      to: { path: "^src/(?!json)" },
    },
    {
      name: "the-world-is-reached-from-targets-and-cli-only",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/(targets|receivers|cli)" },
      to: {
        path: "^(node:)?(fs|fs/promises|net|dgram|child_process|process|os|worker_threads|http|https|tls)$",
      },
    },
    {
      name: "chevrotain-only-in-the-grammar",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^grammar" },
      to: { path: "node_modules/(@?chevrotain)" },
    },
    {
      name: "system-libraries-only-in-their-collectors",
      severity: "error",
      from: { path: "^(src|grammar)", pathNot: "^src/collectors/(systeminformation|host)" },
      to: { path: "node_modules/(systeminformation|ps-list)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".js"],
    },
  },
};
