// Text becomes words as search compares them. `build_tools/search/language/tokens.py` and `stems.py` do the same for the
// index, from the same tables; `tests/cases/search/tokens.json` holds both to it.
((search) => {
  const DIGIT = "0-9٠-٩۰-۹";
  const SEGMENT = `[A-Za-z${DIGIT}]+(?:\\.[${DIGIT}]+)*`;
  const HALF = `[A-Za-z]{1,6}(?:/${SEGMENT})+`;
  const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
  const ARTICLE = "ال";
  const WEAK = "اوي";
  const AND = /^و/;
  const AND_THE = /^و?(?:ال)?/;
  const PLAIN = ["تان", "تين", "هما", "ها", "هم", "ات", "ون", "ين", "ان", "ه", "ا"]; // endings that leave a word what it is
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
      `${HALF}(?:-${HALF})*|${rules.dates.pattern}|[${DIGIT}]+(?:[.,٫٬][${DIGIT}]+)*|(?:${acronym})(?!${word})|${word}+|[${rules.percent.signs}]`,
      "gu",
    );
    const isFigure = new RegExp(`^[${DIGIT}]`);
    const joinsFigures = new RegExp(`^[${DIGIT}]/[${DIGIT}]$`);
    const dropped = new RegExp(`[${mark}]`, "gu");
    const enders = rules.glued.enders;
    const glued = new RegExp(`[${enders}](?=${LETTER}{${rules.glued.least}})`, "gu");
    const letters = new Map([...rules.fold[0]].map((letter, at) => [letter, [...rules.fold[1]][at]]));
    const stops = new Set(rules.stop);
    const whole = new Set(rules.whole);
    const values = new Map();
    const multipliers = new Map();
    const units = new Map(rules.units.flatMap(([number, words]) => words.map((written) => [written, number])));
    for (const written of rules.percent.words) values.set(written, rules.percent.piece);
    for (const [number, multiplies, words] of rules.values)
      for (const written of words) (multiplies ? multipliers : values).set(written, multiplies ? number : `${number}`);

    const fold = (text) => [...text].map((letter) => letters.get(letter) || letter).join("").toLowerCase();
    const spell = (text, folded) =>
      rules.spelling
        .filter((row) => row.folded === folded)
        .reduce((kept, row) => row.from.reduce((done, form) => done.split(form).join(row.to), kept), text);

    // Raw tokens with their places: codes, numbers, acronyms, words.
    const split = (text) => [...text.matchAll(token)].map((found) => ({ text: found[0], at: found.index }));

    // «25/7/2023» is «25 يوليو 2023»: the day goes first, or the year does.
    const date = new RegExp(`^(?:${rules.dates.pattern})$`, "u");

    const readDate = (text) => {
      const [first, month, last] = text.split(/[/.-]/).map(Number);
      return [`${Math.min(first, last)}`, rules.dates.months[month - 1], `${Math.max(first, last)}`];
    };

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
        found.push(values.get(written) || values.get(written.replace(AND, "")) || values.get(written.replace(AND_THE, "")) || written);
      }
      return found;
    };

    const piecesOf = (bare) => {
      if (!bare) return [];
      if (date.test(bare)) return readDate(fold(bare));
      if (bare.includes("/")) return bare.split("-").map(fold);
      if (rules.percent.signs.includes(bare)) return [rules.percent.piece];
      if (isFigure.test(bare)) return [readNumber(fold(bare))];
      if (/[. ]/.test(bare)) return [fold(bare).replace(/[. ]/g, "")];
      return words(bare);
    };

    // What is longer than any word is known by its beginning.
    const cut = (piece) => (piece.length > rules.longest ? [...piece].slice(0, rules.longest).join("") : piece);

    // What a raw token is compared as: usually one folded word, of a code its halves.
    const pieces = remembering((raw) => piecesOf(raw.normalize("NFKC").replace(dropped, "")).map(cut));

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

    // A word without article, gender, number and possessor: what is left of it is the same word, not one derived from it.
    const plain = remembering((text) => {
      const bare = withoutArticle(text);
      const ending = PLAIN.find((end) => bare.endsWith(end) && bare.length - end.length >= rules.least);
      return isLatin(bare) || !ending ? bare : bare.slice(0, -ending.length);
    });

    // What a word of a text, or with a space behind it the number it is with its neighbour, may be met as.
    const sides = remembering((written) => {
      const forms = written.split(" ").concat(candidates(written.split(" ")[0]));
      const all = forms.concat(forms.map(withoutArticle));
      return { forms: new Set(all), plain: new Set(all.map(plain)), terms: new Set(all.map(stem)) };
    });

    const isStop = (text) =>
      stops.has(text) || (text.length === 1 && !/\d/.test(text)) || (text.length > 3 && /^[وف]/.test(text) && stops.has(text.slice(1)));

    // Whether a stem, written so, is the broken plural of another with its skeleton, as far as shapes tell.
    const shape = (some) => new RegExp(`^(?:${some.join("|")})$`, "u");
    const plurals = rules.plurals.shapes.map(([many, ...ones]) => [shape([many]), shape(ones)]);
    const masdar = shape([rules.plurals.masdar]);
    const isPluralOf = (term, written, other) =>
      !(masdar.test(term) && /^[وفبكل]*(?:ال)?إ/.test(written)) &&
      plurals.some(([many, ones]) => many.test(term) && ones.test(other));

    // What a piece and the number before it are together, as «13 ألفا» is also 13000, and the number so far.
    const countOn = (before, raw, piece) => {
      if (piece.includes("/")) return [piece.slice(piece.indexOf("/") + 1), null];
      const by = multipliers.get(piece);
      if (by) return [before && before.alone ? `${Math.round(before.value * by)}` : null, null];
      const unit = units.get(piece) || units.get(piece.replace(AND, ""));
      if (unit) return [null, { value: unit, inWords: true, alone: false }];
      if (!/^\d+(?:\.\d+)?$/.test(piece)) return [null, null];
      const value = parseFloat(piece);
      const inWords = !isFigure.test(raw);
      const isTen = inWords && /^[1-9]0$/.test(piece) && raw.startsWith("و") === (piece !== "10");
      if (isTen && before && before.inWords && before.value > 0 && before.value < 10)
        return [`${before.value + value}`, { value: before.value + value, inWords, alone: true }];
      return [null, { value, inWords, alone: true }];
    };

    // The words of a text in order: pieces with their place in it and their position among the words. What words are
    // together is the `product` of the last of them; those before it are `counted`.
    const tokens = (text) => {
      const found = [];
      let number = null;
      for (const raw of split(text)) {
        for (const piece of pieces(raw.text)) {
          const entry = { piece, at: raw.at, end: raw.at + raw.text.length, position: found.length, stop: isStop(piece) };
          if (date.test(raw.text)) entry.date = raw.at; // the day, month and year of one date in figures
          const before = found[found.length - 1];
          const [product, counted] = countOn(number, raw.text, piece);
          if (product) entry.product = product;
          else if (before && before.end === raw.at - 1 && joinsFigures.test(text.slice(raw.at - 2, raw.at + 1)))
            entry.product = `${before.product || before.piece}/${piece}`; // a document code without its letter
          if (entry.product && (number || !product)) before.counted = true;
          number = counted;
          found.push(entry);
        }
      }
      return found;
    };

    return { fold, split, pieces, tokens, stem, candidates, skeleton, isStop, isPluralOf, plain, sides, bare: withoutArticle };
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
