"""Pure functions on strings: an article's text in, spans and proposals out. No Django; offsets are code points.

intake          bytes or typed text become text, or are refused with one sentence
spans           a stretch of text; what white space is
paragraphs      blocks that no sentence crosses
sentences       split(text, language): every sentence, exactly; `listmarks` finds items of running lists
sentence_rules  the form of the tables; `sentence_rules_en`, `sentence_rules_uk` the words
units           read_units(text, language): sentences with their roles; `roles` holds the tables
checkworthiness read_claim(sentence, language): score, reasons, preselected; `signals` holds the patterns
attribution     find_claimant(sentence, language): who says it, by which cue
context         leans_on_previous(sentence, language)
selectors       locate and describe a quote, never guessing
segments        cut a stretch of text at the borders of its claims
"""
