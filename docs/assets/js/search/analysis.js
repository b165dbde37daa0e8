// Text becomes words as search compares them. `build_tools/search/tokens.py` and `stems.py` do the same for the
// index, from the same tables; `tests/cases/search/tokens.json` holds both to it.
((search) => {
  const DIGIT = "0-9٠-٩۰-۹";
  const SEGMENT = `[A-Za-z${DIGIT}]+(?:\\.[${DIGIT}]+)*`;
  const HALF = `[A-Za-z]{1,6}(?:/${SEGMENT})+`;
  const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
  const ARTICLE = "ال";
  const WEAK = "اوي";
  const REMEMBERED = 4096; // words

  // A function of a word that does its work once for each: the words of one text come back in the next.
  const remembering = (make) => {
    const known = new Map();
    return (word) => {
      if (!known.has(word)) {
        if (known.size >= REMEMBERED) known.clear();
        known.set(word, make(word));
      }
      return known.get(word);
    };
  };

  search.analysis = (rules) => {
    const mark = rules.dropped;
    const word = `(?:${LETTER}|[${mark}])`;
    const acronym = `${LETTER}(?:\\.${LETTER})+|[ء-هىي](?:(?:\\. ?| )[ء-هىي])+`; // «و» is a word
    const token = new RegExp(
      `${HALF}(?:-${HALF})*|[${DIGIT}]+(?:[.,٫٬][${DIGIT}]+)*|(?:${acronym})(?!${word})|${word}+`,
      "gu",
    );
    const dropped = new RegExp(`[${mark}]`, "gu");
    const enders = rules.glued.enders;
    const glued = new RegExp(`[${enders}](?=${LETTER}{${rules.glued.least}})`, "gu");
    const letters = new Map([...rules.fold[0]].map((letter, at) => [letter, [...rules.fold[1]][at]]));
    const stops = new Set(rules.stop);
    const whole = new Set(rules.whole);
    const values = new Map();
    const multipliers = new Map();
    for (const [number, multiplies, words] of rules.values)
      for (const written of words) (multiplies ? multipliers : values).set(written, multiplies ? number : `${number}`);

    const fold = (text) => [...text].map((letter) => letters.get(letter) || letter).join("").toLowerCase();
    const spell = (text, folded) =>
      rules.spelling
        .filter((row) => row.folded === folded)
        .reduce((kept, row) => row.from.reduce((done, form) => done.split(form).join(row.to), kept), text);

    // Raw tokens with their places: codes, numbers, acronyms, words.
    const split = (text) => [...text.matchAll(token)].map((found) => ({ text: found[0], at: found.index }));

    const readNumber = (text) =>
      (/^\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?$/.test(text) ? text.replace(/[,٬]/g, "") : text).replace(/[,٫٬]/g, ".");

    const words = (bare) => {
      const found = [];
      for (const part of bare.replace(glued, "$&\n").split("\n")) {
        let written = spell(fold(spell(part, false)), true).split(rules.hamza).join("");
        if (!written) continue;
        const opener = rules.glued.openers.find((start) => written.startsWith(start + rules.glued.article)) || "";
        const rest = written.slice(opener.length);
        if (opener && rest.length - rules.glued.article.length > rules.glued.least) {
          found.push(opener);
          written = rest;
        }
        found.push(values.get(written) || written);
      }
      return found;
    };

    // What a raw token is compared as: usually one folded word, of a code its halves.
    const pieces = remembering((raw) => {
      const bare = raw.normalize("NFKC").replace(dropped, "");
      if (!bare) return [];
      if (bare.includes("/")) return bare.split("-").map(fold);
      if (new RegExp(`^[${DIGIT}]`).test(bare)) return [readNumber(fold(bare))];
      if (/[. ]/.test(bare)) return [fold(bare).replace(/[. ]/g, "")];
      return words(bare);
    });

    const isLatin = (text) => text.charCodeAt(0) < 128;

    const withoutArticle = (text) => {
      const article = rules.articles.find(
        (start) => text.startsWith(start) && text.length - start.length >= rules.least,
      );
      if (!article) return text;
      const rest = text.slice(article.length);
      return rest.startsWith(ARTICLE) ? withoutArticle(rest) : rest;
    };

    const withoutEndings = (text) => {
      for (;;) {
        const before = text[text.length - 2];
        if (
          text.endsWith("ا") &&
          text.length > rules.least &&
          (before === rules.alef.behind || text.length >= rules.alef.least)
        ) {
          text = text.slice(0, -1);
          continue;
        }
        const ending = rules.endings.find(
          (end) => text.endsWith(end) && text.length - end.length >= rules.least + (rules.nasal.includes(end) ? 1 : 0),
        );
        if (!ending) return text;
        text = text.slice(0, -ending.length);
      }
    };

    const irregular = new Map();
    for (const row of rules.irregular) {
      const shortest = [...row].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))[0];
      for (const written of row) irregular.set(withoutArticle(written), withoutEndings(shortest));
    }

    const stem = remembering((text) => {
      if (isLatin(text)) return /^[a-z]{3,}[a-rt-z]s$/.test(text) ? text.slice(0, -1) : text;
      if (irregular.has(text)) return irregular.get(text);
      const bare = withoutArticle(text);
      if (irregular.has(bare)) return irregular.get(bare);
      const short = withoutEndings(bare);
      return irregular.get(short) || short;
    });

    // What remains of a word without its clitics, the likeliest first; the word itself is not among it.
    const candidates = remembering((text) => {
      if (isLatin(text) || whole.has(text)) return [];
      const found = ["فلل", "ولل", "لل"]
        .filter((article) => text.startsWith(article) && text.length - article.length >= 2)
        .map((article) => text.slice(article.length - 1));
      if (withoutArticle(text) !== text) return found;
      return found.concat(
        rules.clitics
          .filter((clitic) => text.startsWith(clitic) && text.length - clitic.length >= rules.clitic_least)
          .map((clitic) => text.slice(clitic.length)),
      );
    });

    const skeleton = (term) => {
      if (isLatin(term)) return term;
      const rest = term[0] === "ا" && term.length > 3 ? term.slice(1) : term;
      return rest[0] + [...rest.slice(1)].filter((letter) => !WEAK.includes(letter)).join("");
    };

    const isStop = (text) => stops.has(text) || (text.length === 1 && !/\d/.test(text));

    // Whether a stem has the shape of a broken plural: 2 surely, 1 perhaps, 0 not.
    const [sure, perhaps] = rules.plurals.map((shapes) => new RegExp(`^(?:${shapes.join("|")})$`, "u"));
    const plural = (term) => (sure.test(term) ? 2 : perhaps.test(term) ? 1 : 0);

    // The words of a text in order: pieces with their place in it and their position among the words. A number and
    // the word that multiplies it have a product: «13 ألفا» is also 13000.
    const tokens = (text) => {
      const found = [];
      let position = 0;
      let number = null;
      for (const raw of split(text)) {
        for (const piece of pieces(raw.text)) {
          const by = multipliers.get(piece);
          const isNumber = /^\d+(?:\.\d+)?$/.test(piece);
          const entry = { piece, at: raw.at, end: raw.at + raw.text.length, position, stop: isStop(piece) };
          if (by && number) {
            entry.product = `${Math.round(parseFloat(number.piece) * by)}`;
            number.counted = true;
          }
          number = isNumber ? entry : null;
          found.push(entry);
          position += 1;
        }
      }
      return found;
    };

    return { fold, split, pieces, tokens, stem, candidates, skeleton, isStop, plural, bare: withoutArticle };
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
