"""Text for the cells of a terminal: in any direction, measured, wrapped, cropped, and harmless.

A library of its own: pure Python on the standard library, nothing of the program around it. Text stays in logical
order, as it is typed, stored and searched; only what goes out to a terminal is put into the order of the eye.

====================  =================================================================================
``safe``              text from outside without what a terminal would obey
``widths``            cells and grapheme clusters
``crop``              text cut to so many cells, with a sign that it was cut
``wrapping``          text in lines, in logical order, by the rules of its script
``bidi``              UAX #9: level and place of each character of a paragraph
``shaping``           Arabic letters in the forms in which they join
``line``              the cells of a line from left to right: glyph, marks, and what each stands for
``mirror``            a line as in a mirror, for screens that read from right to left
``encoders``          a line as one terminal or the other needs it to be sent
``detection``         which of these a terminal needs
``samples``           known sentences in every script, to see whether it was found
``borders``           where a cursor may stand: at clusters and words
``editing``           a text while it is typed: choosing, erasing, undoing
``layout``            such a text in rows of cells, from places to cells and back, as quick in a long one
``commands``          what keys ask of it: left and right as the eye sees them, words, rows, erasing
====================  =================================================================================

A line takes three steps. First its cells, which know their characters, so that a style, a link or the cursor goes
where its character goes:

>>> from agentdesk.text.line import MARK, marked, visual
>>> cells = visual("שלום (12)", "auto")
>>> "".join(cell.text for cell in cells)
'(12) םולש'
>>> cells[-1]
Cell(text='ש', start=0, end=1, width=1, rtl=True)

Then one text for each style, in which a mark after each right-to-left letter says that the line is in visual order
already, and keeps terminals that reorder lines themselves from doing it once more:

>>> texts = ["".join(marked(cell) for cell in cells)]
>>> texts[0].replace(MARK, "|")
'(12) ם|ו|ל|ש|'

At the very end, when nothing more is cropped or laid over it, what the terminal in question is to be sent:

>>> from agentdesk.text.encoders import encode
>>> encode(texts, "kitty")
['(12) שלום']

The lines of a wrapped paragraph come from ``line.visual_of_line``: they have the direction of their paragraph. A text
never takes more or fewer cells than it did before; lam and alef, drawn in one, give a blank back at the line's end.

A text that is being typed is a ``Buffer``, which a ``Layout`` follows change by change. The cursor is seen where the
next letter goes, and arrows go as they point:

>>> from agentdesk.text.editing import Buffer
>>> from agentdesk.text.layout import Caret, Layout
>>> paper, buffer = Layout(), Buffer()
>>> for letter in "שלום 12":
...     buffer = buffer.insert(letter)
...     paper.change(*buffer.change)
>>> place = paper.place(Caret(buffer.chosen.cursor, leans=True))
>>> ["".join(cell.text for cell in place.cells), place.column]
['12  םולש', 2]
>>> paper.beside(Caret(7), 1)
Caret(at=5, leans=False)
"""
