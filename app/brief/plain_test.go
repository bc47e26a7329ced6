package brief

import (
	"testing"
	"testing/fstest"
)

func TestPlainTextLeavesNoTraceOfCitationsAndNotes(t *testing.T) {
	for text, want := range map[string]string{
		"as he asked [@a].":             "as he asked.",
		"as he asked\n[@a].":            "as he asked.",
		"one [see @a, p. 4] *and* two":  "one and two",
		"a letter^[A note.], then more": "a letter, then more",
		"no space[@a; @b]: more":        "no space: more",
		"**six** in [Kerman](#aims)":    "six in Kerman",
		"2 `lamps`,\nunlit":             "2 lamps, unlit",
	} {
		b, _ := Open(fstest.MapFS{fileName: {Data: []byte("---\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#aims}\n\n" + text + "\n")}}, Options{})
		if got := Plain(Texts(b.Sections[0].Blocks[0])); got != want {
			t.Errorf("%q is plainly %q, not %q", text, got, want)
		}
	}
}

func TestStatementsAreTheFirstWordsThatAMediumShows(t *testing.T) {
	for text, want := range map[string][2]string{
		"Words.":                                   {"Words.", "Words."},
		"- One.\n- Two.":                           {"One.", "One."},
		"Term\n\n:   Meaning.":                     {"Term", "Term"},
		"::: notes\nSpoken.\n:::\n\nWords.":        {"Words.", "Words."},
		"::: only-page\nPrinted.\n:::\n\nWords.":   {"Printed.", "Words."},
		"::: only-slides\nShown.\n:::\n\n> Words.": {"Words.", "Shown."},
		"---": {"", ""},
	} {
		b, _ := Open(fstest.MapFS{fileName: {Data: []byte("---\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#aims}\n\n:::: keypoint\n" + text + "\n::::\n")}}, Options{})
		for i, m := range []Medium{Page, Slides} {
			if got := Statement(b.Sections[0].Blocks[0], m); got != want[i] {
				t.Errorf("%q says %q in medium %d, want %q", text, got, m, want[i])
			}
		}
	}
}

func TestPlainBlocksAreAsManyLines(t *testing.T) {
	const text = "One *and*\ntwo.\n\n- three\n- four\n\n```\nfive\n  six\n```\n\n```{.map alt=\"seven\"}\n```\n\n---\n"
	b, _ := Open(fstest.MapFS{fileName: {Data: []byte("---\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#aims}\n\n" + text)}}, Options{})
	const want = "One and two.\nthree\nfour\nfive\n  six\nseven"
	if got := PlainBlocks(b.Sections[0].Blocks); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
