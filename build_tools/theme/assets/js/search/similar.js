// Words that are like one the library does not have: misprinted, misspelt, written as one. Loaded when it is needed.
((search) => {
  const ONE_OFF = { weight: 0.4, strong: false };
  const TWO_OFF = { weight: 0.25, strong: false };
  const PREFIX = { weight: 0.3, strong: false };
  const MOST = 6; // words that are taken for one
  const OFFERED = 5;
  const LIKE = 0.4; // letters of a word that may differ in one that is offered for it
  const FAR = 99;

  // Adds to a word of the query what it may have been meant for; `open` gives the shard of a term.
  search.collectSimilar = async (slot, index, open) => {
    const { analysis } = index;
    slot.parts = await divide(slot.piece, analysis, open);
    const bases = [slot.base, ...analysis.candidates(slot.piece).map(analysis.stem)];
    const around = await Promise.all(bases.map((base) => index.around(base, neighbours(base))));
    slot.shards = [...new Set([...slot.shards, ...around.flat()])];
    collectNearest(slot, analysis);
  };

  // Two words written as one: «مجلسالأمن», «الاتجاربالبشر».
  const divide = async (piece, analysis, open) => {
    for (const { index: at } of piece.matchAll(/[وفبك]?ال(?=...)|لل(?=...)/g)) {
      if (at < 3) continue;
      const parts = [piece.slice(0, at), piece.slice(at)];
      const known = await Promise.all(
        parts.map(async (part) => (await open(analysis.stem(part))).terms.has(analysis.stem(part))),
      );
      if (known.every(Boolean)) return parts;
    }
    return null;
  };

  // How a misprint at the beginning of a word would have made it look.
  const neighbours = (base) => {
    if (base.length < 4) return [];
    const found = [];
    for (let at = 0; at < base.length; at += 1) found.push(base.slice(0, at) + base.slice(at + 1));
    for (let at = 0; at < 2; at += 1) found.push(base.slice(0, at) + base[at + 1] + base[at] + base.slice(at + 2));
    return found;
  };

  // Words one letter off, else words that begin so, else two letters off: only the nearest kind is taken.
  const collectNearest = (slot, analysis) => {
    const words = [slot.bare, ...analysis.candidates(slot.piece)];
    const kinds = [[], [], []];
    for (const shard of slot.shards) {
      for (const entry of shard.terms.values()) {
        if (/\d/.test(entry.term)) continue;
        const distance = nearest(words, slot.base, entry, analysis);
        if (distance <= 1) kinds[0].push({ entry, ...ONE_OFF });
        else if (distance <= 2) kinds[2].push({ entry, ...TWO_OFF });
        else if (slot.base.length >= 3 && entry.term.startsWith(slot.base)) kinds[1].push({ entry, ...PREFIX });
      }
    }
    const known = new Set(slot.matches.map((match) => match.entry));
    const best = (slot.matches.length ? kinds.slice(0, 1) : kinds).find((kind) => kind.length) || [];
    best.sort((one, two) => one.entry.term.length - two.entry.term.length || two.entry.count - one.entry.count);
    slot.matches.push(...best.filter(({ entry }) => !known.has(entry)).slice(0, MOST));
    for (const match of slot.matches) if (!match.strong) match.weight *= likeness(slot, match.entry, analysis) ** 2;
  };

  const plainForms = (entry, analysis) => {
    if (!entry.forms) {
      const plain = analysis.bare(analysis.pieces(entry.written)[0] || "");
      entry.forms = [plain, ...analysis.candidates(plain)];
    }
    return entry.forms;
  };

  // How like two words look as they are written: 1 for the same, less for every letter that differs.
  const likeness = (slot, entry, analysis) => {
    const words = [slot.bare, ...analysis.candidates(slot.piece)];
    let best = 0;
    for (const word of words)
      for (const form of plainForms(entry, analysis)) {
        const distance = search.distance(word, form, 3);
        if (distance < FAR) best = Math.max(best, 1 - distance / Math.max(word.length, form.length));
      }
    return Math.max(best, 0.4);
  };

  // How many letters a word of the library is away from what was typed, as a stem or as it is mostly written.
  const nearest = (words, base, entry, analysis) => {
    const most = base.length >= 6 ? 2 : 1;
    let best = base.length >= 4 && words[0].length >= 5 ? search.distance(base, entry.term, most) : FAR;
    const forms = plainForms(entry, analysis);
    for (const word of words)
      for (const form of word.length >= 5 && best > 1 ? forms : [])
        if (form.length >= 4) best = Math.min(best, search.distance(word, form, word.length >= 8 ? 2 : 1));
    return best;
  };

  // The words of the library nearest to those of a query that found nothing, the likeliest first.
  search.suggest = (slots) => {
    const found = new Map();
    for (const slot of slots)
      for (const shard of slot.shards || [])
        for (const { term, written, count } of shard.terms.values()) {
          if (/\d/.test(term) || written.length < 3) continue;
          const distance = search.distance(slot.base, term, Math.floor(slot.base.length * LIKE));
          if (distance < FAR) found.set(written, distance - count / (count + 1));
        }
    return [...found].sort((one, two) => one[1] - two[1]).slice(0, OFFERED).map(([written]) => written);
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
