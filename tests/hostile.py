"""Text that breaks careless programs. Every entrance is tried with it: import, records, search, packs.

Nothing here may be invisible in the source: what does not show is written as an escape.
"""

from __future__ import annotations

from typing import NamedTuple


class Hostile(NamedTuple):
    """One hostile text, and the name to say when it breaks something."""

    name: str
    text: str


HOSTILE = (
    # Direction: text that reads one way and is stored another.
    Hostile("right-to-left override", "photo\u202egpj.exe"),
    Hostile("direction isolates", "\u2066left \u2067right\u2069 left\u2069 \u2068first strong\u2069"),
    Hostile("unclosed embedding", "\u202bnever closed"),
    Hostile("Arabic", "\u0645\u062d\u0645\u062f \u0639\u0628\u062f \u0627\u0644\u0644\u0647"),
    Hostile(
        "Arabic with marks and digits", "\u0645\u064f\u062d\u064e\u0645\u064e\u0651\u062f \u0661\u0662\u0663"
    ),
    Hostile("Hebrew with points", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"),
    Hostile(
        "two directions in one line",
        "Year 4 \u05d3\u05e0\u05d9 (DOB 01/02/2016) \u0623\u062d\u0645\u062f, 5B",
    ),
    # Scripts and letters that fold, join or have no single case.
    Hostile("Polish", "\u0141ucja \u017b\u00f3\u0142kiewska"),
    Hostile("Vietnamese", "Nguy\u1ec5n Th\u1ecb \u0110\u1eb7ng"),
    Hostile("Yoruba", "\u1ecctun\u1ecdl\u00e1 \u1eb8\u0300k\u1eb9\u0301"),
    Hostile("decomposed accents", "Ame\u0301lie Zoe\u0308 N\u0303u"),
    Hostile("Turkish dotted capital", "\u0130PEK I\u015eIK \u0131"),
    Hostile("sharp s and its capital", "Wei\u00df WEI\u1e9e"),
    Hostile("ligatures", "\ufb01ona o\ufb03ce \ufb05"),
    Hostile("full-width and mathematical look-alikes", "\uff21nna \U0001d400nna \u0410nna"),
    Hostile("Greek final sigma", "\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2"),
    Hostile(
        "Chinese, Bengali and Ethiopic", "\u738b\u5c0f\u660e \u09b8\u09c1\u09ae\u09a8 \u1230\u120b\u121d"
    ),
    Hostile("letters beyond the first plane", "\U00020bb7\U0001f600\U00010400"),
    # Pictures and marks.
    Hostile("emoji family", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"),
    Hostile("emoji with skin tone and selector", "\u270d\U0001f3fe\ufe0f \u2764\ufe0f"),
    Hostile(
        "flags", "\U0001f1ec\U0001f1e7\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
    ),
    Hostile("one letter under 5,000 marks", "a" + "\u0301\u0327\u0338\u034f\u0489" * 1_000),
    Hostile("a mark with nothing under it", "\u0301lone"),
    # Characters that do not show, or that control.
    Hostile("NUL", "before\x00after"),
    Hostile("C0 controls", "".join(map(chr, range(1, 32))) + "\x7f"),
    Hostile("C1 controls", "".join(map(chr, range(0x80, 0xA0)))),
    Hostile("zero-width space and joiners", "Da\u200bni\u200cel\u200d \u2060\u00ad"),
    Hostile("no-break and odd spaces", "Anna\u00a0Maria\u2003Ng\u202f\u3000\u180e"),
    Hostile("line and paragraph separators", "one\u2028two\u2029three\x0bfour\x0cfive\x85six"),
    Hostile("every line ending", "one\r\ntwo\rthree\nfour\n\r"),
    Hostile("byte order mark", "\ufeffbegins with a mark"),
    Hostile("lone surrogate", "half \ud83d of a pair"),
    Hostile("surrogates in the wrong order", "\ude00\ud83d"),
    Hostile("not a character", "\ufffe\uffff\U0010ffff"),
    Hostile("replacement and object marks", "\ufffd\ufffc"),
    Hostile("private use", "\ue000\U000f0000"),
    Hostile("terminal escapes", "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J\x9b1m"),
    Hostile("backspaces over a word", "safe\b\b\b\brisk"),
    # Nothing, and almost nothing.
    Hostile("empty", ""),
    Hostile("only spaces", "   \t  "),
    Hostile("only a line ending", "\n"),
    # Words that programs mistake for values.
    Hostile("Null", "Null"),
    Hostile("None", "None"),
    Hostile("True", "True"),
    Hostile("NO", "NO"),
    Hostile("NaN", "NaN"),
    Hostile("infinity", "-Infinity"),
    Hostile("undefined", "undefined"),
    Hostile("leading noughts", "0123"),
    Hostile("exponent", "1e1000"),
    Hostile("long number", "9" * 5_000),
    Hostile("other digits", "\u0967\u0968\u0969 \u00b2\u00bd \u2167"),
    Hostile("date-like", "1/2/3"),
    # Names that look like syntax.
    Hostile("apostrophes", "O'Brien-D\u2019Arcy \u02bbOkina ''"),
    Hostile("quotation marks", 'She said "no", \u201cnever\u201d, `ever`'),
    Hostile("back-slashes", "C:\\new\\table\\u0041\\"),
    Hostile("SQL", "Robert'); DROP TABLE entry; --"),
    Hostile("SQL wild cards", "100%_[a-z]*?"),
    Hostile("search syntax", 'NEAR("a" "b") OR body:* NOT ^x AND -"'),
    Hostile("mark-up", "<b>bold</b> <i>&amp; unclosed <para>"),
    Hostile(
        "mark-up that fetches", '<img src="file:///etc/passwd" width="9999"/> <a href="javascript:x()">x</a>'
    ),
    Hostile("mark-up that nests wrongly", "</para></b><font color='red' size='99'>&#0;&bogus;"),
    Hostile("entities", "&lt;b&gt; &#x202e; &nbsp; &amp;amp;"),
    Hostile("script", "<script>alert(1)</script><!-- --> ]]>"),
    Hostile("XML bomb", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    Hostile("spreadsheet formula", '=HYPERLINK("http://example.invalid","click")'),
    Hostile("formula by other starts", "+1+1\t-2+3\t@SUM(A1)\t|cmd"),
    Hostile("comma-separated traps", 'a,"b""c",\n;d\t|e'),
    Hostile("YAML", "&a [*a, *a]\n- !!python/object x: {y: |\n  z}\n# no"),
    Hostile("JSON", '{"__proto__": {"a": [1, null]}}\\'),
    Hostile("format strings", "%s%n%x {0.__class__} {!r:>99999999} $HOME ${x} {{}}"),
    Hostile("shell", "$(reboot); `id` && rm -rf ~ | cat > x"),
    Hostile("log forging", "done\n2026-01-01 00:00:00 INFO all well"),
    Hostile("PDF string", "(a) \\) >> endobj stream %PDF-1.7"),
    Hostile("mail header", "Subject: x\r\nBcc: everyone@example.invalid"),
    # Names that are paths.
    Hostile("path upwards", "../../../../etc/passwd"),
    Hostile("path upwards, Windows", "..\\..\\windows\\win.ini"),
    Hostile("device name", "CON.txt"),
    Hostile("alternate stream", "notes.txt:hidden"),
    Hostile("network share", "\\\\server\\share\\x"),
    Hostile("trailing dots and spaces", "name. . ."),
    Hostile("file name too long", "n" * 300 + ".pdf"),
    # Size.
    Hostile("one megabyte in one line", "word " * 200_000),
    Hostile("one megabyte with no break", "\u0142" * 500_000),
    Hostile("ten thousand lines", "line\n" * 10_000),
)
