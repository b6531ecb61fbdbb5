"""Pure functions on strings, without Django. They turn an article's text into spans and suggestions.

All offsets are code points, as Python counts them.

spans             a stretch of text; the definition of white space
folding           fold(text): the text without what no reader can see change, and in one typography
transliteration   transliterate(text, language): any script in Latin letters, for addresses
reading           read_sentences(text, language): everything below, ready for JSON

sentences/        split_sentences(text, language), read_units(text, language)
  intake            read uploaded bytes or a form field as text, or refuse them with a reason; take off a date prefix
  paragraphs        blocks that no sentence crosses; `columns` joins the lines of narrow columns
  splitter          sentences of a block; `stops` decides about each mark that `marks` describes
  endings           ends after an abbreviation, a single letter, a number; `glued` ends without a space
  languages         the rules of each language; `rules_*` has their word lists, `rules` describes their form, `srx` adds exceptions from choppa-srx
  list_markers      marks of list items, and the items of a list within one block
  line_kinds        rows of pasted tables and items of plain lists
  breaks            breaks without a full stop: lines of dashes, rows of links, time stamps
  units             sentences with their roles; `roles` has the phrases and patterns
  headers           day, authors and headline that the text itself names

checkworthiness/  assess_sentence(sentence, language): score, reasons, whether to tick it in advance
  signals           the named signals; `signal_words` has the word lists
  terms, tokens     the features of the model
  scoring           the model at run time (`checkworthiness_en.json`); `fitting` fits it
  wording_hints     hints on the wording of a claim

verdicts/         states_verdict(wording, label): whether the wording of a claim says what was decided about it
  places            where the label stands; `subjects` finds what it is said of; `verdict_words` has the word lists
  unspaced          the same for scripts without spaces between words

attribution/      find_claimant_in_text(text, span, language): who makes the claim; find_mentions(text, names): @mentions
  speakers          who a sentence says makes its claim; `attribution_words` has the word lists
  turns             who speaks in a transcript or interview

quantities/       read_quantities(sentence, language, on): numbers, ranges, rates, shares, money and dates, as written
  numerals          numbers in digits and words; `quantity_words` has the word lists
  kinds             find_kinds(sentence, language): number, share, rate, money, change or date, by unit and place
  dates             read_dates(text, language, on); `date_words` has the word lists
  workings          work_out(text): check a calculation line by line; `amounts` has the values with units

quotes/           read_quotations(text, language): quotations and who is named beside them
  selectors         locate and describe a quote without guessing
  passages          find a passage in a saved copy of its source, or what replaced it
  segments          cut a stretch of text at the borders of its claims
  marked_text       the whole text in paragraphs, cut where claims begin and end

revisions/        Comparison(old, new): carry claims from one revision of a text to the next
  comparison        five fates: unchanged, context changed, moved, changed, gone
  contexts          find_contexts(text, units, language): headings, lead-in, question, speaker, earlier sentences
  blocks            Layout: blocks, labels and numbered headings, for `contexts`
  dependence        depends_on_previous(sentence, language), refers_back(…); `context_words`, `ellipsis_…` have the word lists

citations/        compute_identity(cited): which citations are the same source; hints on the sources of a review
  pages             page_of(cited): the page that an address means; likely_page_of(cited): what is only likely one page;
                    `site_rules` and `site_addresses` have the tables of sites
  urls              normalise(typed): one spelling for each web address; find the addresses in a text
"""
