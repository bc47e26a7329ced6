package paged

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lectern/app/golden"
	"lectern/app/publish/output"
)

func flawless() output.Flaws { return output.Flaws{} }
func notAloud() output.Flaws { return output.Flaws{NotUA: true} }

func TestDraftsSayOnEveryPageThatTheyAre(t *testing.T) {
	faulty := "# One {#one}\n\n### Three {#three}\n\nA text.\n\n" + strings.Repeat("Words that fill a page. ", 400)
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			b := synthetic("Written in haste", faulty)
			var data []byte
			export := func(o output.Options) []byte {
				var err error
				if data, err = write(t.Context(), b, o); err != nil {
					t.Fatal(err)
				}
				return data
			}
			words, pages := boxes(t, export(output.Options{Draft: func() output.Flaws { return output.Flaws{Words: []string{"headings are skipped"}, NotUA: true} }}))
			marked := map[int]bool{}
			for _, w := range words {
				if w.word == output.DraftWord {
					marked[w.page] = true
				}
			}
			if len(marked) != pages {
				t.Errorf("%d of %d pages are marked", len(marked), pages)
			}
			if xmp := golden.Check(t, data, "pdfinfo", "-meta", "FILE"); strings.Contains(xmp, "<pdfuaid:part>") || !strings.Contains(xmp, "Draft: Written in haste") {
				t.Error("a file with a skipped heading claims to be PDF/UA-1, or none to be a draft")
			}
			if sound := export(output.Options{Draft: flawless}); !bytes.Contains([]byte(golden.Check(t, sound, "pdfinfo", "-meta", "FILE")), []byte("<pdfuaid:part>1<")) {
				t.Error("a draft without errors doesn't claim PDF/UA-1")
			}
			words, _ = boxes(t, export(output.Options{}))
			if slices.ContainsFunc(words, func(w box) bool { return w.word == output.DraftWord }) {
				t.Error("a file that is no draft says that it is one")
			}
		})
	}
}

// A character that no font has is a promise broken: the draft is made, and claims nothing.
func TestDraftsThatLackCharactersClaimNoStandard(t *testing.T) {
	b := synthetic("In pictures", "# One {#one}\n\nA rocket: \U0001F680.\n\n- \U0001F680\n")
	for name, write := range writers {
		data, err := write(t.Context(), b, output.Options{Draft: func() output.Flaws { return output.Flaws{NotUA: true, NotA: true} }})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if xmp := golden.Check(t, data, "pdfinfo", "-meta", "FILE"); strings.Contains(xmp, "<pdfuaid:part>") || strings.Contains(xmp, "<pdfaid:part>") {
			t.Errorf("%s claims a standard", name)
		}
		if _, err := write(t.Context(), b, output.Options{}); err == nil {
			t.Errorf("%s that is no draft is made", name)
		}
	}
}

func TestDraftsOfWhatIsNotUTF8KeepTitleTextAndMark(t *testing.T) {
	b := synthetic("A title", "# One {#one}\n\nOne \xff and two.\n")
	data, err := Briefing(t.Context(), b, output.Options{Draft: notAloud})
	if err != nil {
		t.Fatal(err)
	}
	text := golden.Check(t, data, "pdftotext", "FILE", "-")
	for _, want := range []string{"A title", "TLP:AMBER+STRICT", "One \uFFFD and two."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func TestDraftsShowWhereSomethingIsMissing(t *testing.T) {
	b := synthetic("Written in haste", "# One {#one}\n\n![A lamp](media/none.png){#lamp}\n\n```{.map query=\"killed:>>\" title=\"Where it happened\"}\n```\n")
	data, err := Briefing(t.Context(), b, output.Options{Draft: flawless})
	if err != nil {
		t.Fatal(err)
	}
	text := golden.Check(t, data, "pdftotext", "FILE", "-")
	for _, want := range []string{"No picture: A lamp", "No map: Where it happened"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
