"""Pure functions on strings: an article's text in, spans and proposals out. No Django; offsets are code points.

intake          bytes or typed text become text, or are refused with one sentence; a date prefix
spans           a stretch of text; what white space is
paragraphs      blocks that no sentence crosses
sentences       split(text, language): every sentence, exactly
  stops           does the sentence end at this mark?
  sentence_rules  the form of the tables; `…_en`, `…_uk`, `…_more` hold the words of each language, `…_common` of the others
  srx             abbreviations of languages without tables, from the library choppa-srx
  listmarks       items of a list that runs on in one block
  breaks          breaks without a full stop: rules, rows of links, time stamps
units           read_units(text, language): sentences with their roles; `roles` holds the tables
checkworthiness read_claim(sentence, language): score, reasons, preselected
  signals         the named signals; `signal_words` holds the tables
  terms           what the model counts; `checkworthiness_en.json` is the model, `claims/fitting.py` fits it
  tokens          the words of a sentence
attribution     find_claimant(sentence, language): who says it, by which cue
quantities      read_quantities(sentence, language, on): numbers, ranges, rates, shares, money, dates, as written
  numerals        numbers in digits and words; `quantity_words` holds the tables
  dates           read_dates(text, language, on); `date_words` holds the tables
quotations      read_quotations(text, language): what is quoted, and who is named beside it
headers         read(text, units, language): day, authors and headline that the text itself names
reading         read_sentences(text, language): all of the above, ready for JSON
context         leans_on_previous(sentence, language); leaned_on(text, units, language); `context_words` holds the tables
selectors       locate and describe a quote, never guessing
passages        is a passage in a copy of its source, where, what became of it
urls            normalise(typed): one spelling for one web address; the addresses in a text
citations       identity(cited): what makes two citations one source; hints on the sources of a review
segments        cut a stretch of text at the borders of its claims
revisions       carry claims from one revision of a text to the next
"""
