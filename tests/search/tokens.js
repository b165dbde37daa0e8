// Prints where the browser's analysis differs from the golden tokens or, given pairs of words, which of them are
// singular and plural; run by test_tokens.py.
const fs = require("fs");
const vm = require("vm");
const [script, rules, cases, ...pairs] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(script, "utf8"), { filename: script });
const analysis = globalThis.reportSearch.analysis(JSON.parse(fs.readFileSync(rules, "utf8")));
const wrong = [];
for (const { case: name, text, tokens } of JSON.parse(fs.readFileSync(cases, "utf8"))) {
  const found = analysis.tokens(text.normalize("NFKC")).map(({ piece, product, stop }) => [
    ...(stop ? [piece, null, [], ""] : [piece, analysis.stem(piece), analysis.candidates(piece), analysis.skeleton(analysis.stem(piece))]),
    ...(product ? [product] : []),
  ]);
  if (JSON.stringify(found) !== JSON.stringify(tokens)) wrong.push({ case: name, found, tokens });
}
const related = [];
for (let at = 0; at < pairs.length; at += 2) {
  const [one, other] = pairs.slice(at, at + 2).map((word) => ({ word, stem: analysis.stem(analysis.pieces(word)[0]) }));
  const isSame = analysis.skeleton(one.stem) === analysis.skeleton(other.stem);
  const isPlural = analysis.isPluralOf(one.stem, one.word, other.stem) || analysis.isPluralOf(other.stem, other.word, one.stem);
  related.push(isSame && isPlural);
}
process.stdout.write(JSON.stringify(pairs.length ? related : wrong));
