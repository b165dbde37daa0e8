// Prints where the browser's analysis differs from the golden tokens; run by test_tokens.py.
const fs = require("fs");
const vm = require("vm");
const [script, rules, cases] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(script, "utf8"), { filename: script });
const analysis = globalThis.reportSearch.analysis(JSON.parse(fs.readFileSync(rules, "utf8")));
const wrong = [];
for (const { case: name, text, tokens } of JSON.parse(fs.readFileSync(cases, "utf8"))) {
  const found = analysis.tokens(text.normalize("NFKC")).map(({ piece, stop }) =>
    stop ? [piece, null, [], ""] : [piece, analysis.stem(piece), analysis.candidates(piece), analysis.skeleton(analysis.stem(piece))],
  );
  if (JSON.stringify(found) !== JSON.stringify(tokens)) wrong.push({ case: name, found, tokens });
}
process.stdout.write(JSON.stringify(wrong));
