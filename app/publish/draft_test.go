package publish

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/brief"
	"lectern/app/problem"
)

// Every error breaks a promise, so that a draft says what is wrong with it.
func TestEveryErrorBreaksAPromise(t *testing.T) {
	for kind := problem.Unreadable; kind <= problem.UnseenControl; kind++ {
		list := problem.List{problem.New(kind, problem.Place{}, "something is wrong", "")}
		if broken := Broken(list.Errors()); (len(broken) > 0) != (kind.Severity() == problem.Error) {
			t.Errorf("%v, an %v, breaks %q", kind, kind.Severity(), broken)
		}
	}
	if broken := Broken(nil); broken != nil {
		t.Errorf("no error breaks %q", broken)
	}
}

func TestDraftsSayOnEveryPageThatTheyAre(t *testing.T) {
	faulty := "# One {#one}\n\n### Three {#three}\n\nA text.\n\n" + strings.Repeat("Words that fill a page. ", 400)
	for name, write := range map[string]func(context.Context, *brief.Brief, Options) ([]byte, error){"briefing": Briefing, "slides": Slides} {
		t.Run(name, func(t *testing.T) {
			b := synthetic("Written in haste", faulty)
			var data []byte
			export := func(o Options) []byte {
				var err error
				if data, err = write(t.Context(), b, o); err != nil {
					t.Fatal(err)
				}
				return data
			}
			words, pages := boxes(t, export(Options{Draft: true, Errors: func() problem.List { return b.Check().Errors() }}))
			marked := map[int]bool{}
			for _, w := range words {
				if w.word == draftWord {
					marked[w.page] = true
				}
			}
			if len(marked) != pages {
				t.Errorf("%d of %d pages are marked", len(marked), pages)
			}
			if xmp := tool(t, data, "pdfinfo", "-meta", "FILE"); strings.Contains(xmp, "<pdfuaid:part>") || !strings.Contains(xmp, "Draft: Written in haste") {
				t.Error("a file with a skipped heading claims to be PDF/UA-1, or none to be a draft")
			}
			if sound := export(Options{Draft: true}); !bytes.Contains([]byte(tool(t, sound, "pdfinfo", "-meta", "FILE")), []byte("<pdfuaid:part>1<")) {
				t.Error("a draft without errors doesn't claim PDF/UA-1")
			}
			words, _ = boxes(t, export(Options{}))
			if slices.ContainsFunc(words, func(w box) bool { return w.word == draftWord }) {
				t.Error("a file that is no draft says that it is one")
			}
		})
	}
}

func TestDraftsOfWhatIsNotUTF8KeepTitleTextAndMark(t *testing.T) {
	b := synthetic("A title", "# One {#one}\n\nOne \xff and two.\n")
	data, err := Briefing(t.Context(), b, Options{Draft: true, Errors: b.Problems.Errors})
	if err != nil {
		t.Fatal(err)
	}
	text := tool(t, data, "pdftotext", "FILE", "-")
	for _, want := range []string{"A title", "TLP:AMBER+STRICT", "One \uFFFD and two."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if broken := Broken(b.Problems.Errors()); !slices.Contains(broken, "the handling mark may be wrong") || !slices.Contains(broken, "not all of the text is shown as it was written") {
		t.Errorf("the draft says of a byte that is not UTF-8 only %q", broken)
	}
}

func TestAnUnseenControlBreaksNoMoreThanTheText(t *testing.T) {
	list := problem.List{problem.New(problem.UnseenControl, problem.Place{}, "a control turns the text", "")}
	if d := cmp.Diff([]string{"not all of the text is shown as it was written"}, Broken(list)); d != "" {
		t.Error(d)
	}
}

func TestFileNamesHaveTheHandlingMark(t *testing.T) {
	for _, c := range []struct {
		path   string
		mark   brief.Marking
		slides bool
		want   string
	}{
		{"/x/kerman", 0, false, "kerman.pdf"},
		{"kerman.brief", brief.AmberStrict, true, "kerman TLP-AMBER-STRICT slides.pdf"},
		{"kerman.pdf", brief.Red, false, "kerman TLP-RED.pdf"},
	} {
		if got := FileName(c.path, c.mark, c.slides); got != c.want {
			t.Errorf("%q %v: %q, want %q", c.path, c.mark, got, c.want)
		}
	}
}

func TestDraftsShowWhereSomethingIsMissing(t *testing.T) {
	b := synthetic("Written in haste", "# One {#one}\n\n![A lamp](media/none.png){#lamp}\n\n```{.map query=\"killed:>>\" title=\"Where it happened\"}\n```\n")
	data, err := Briefing(t.Context(), b, Options{Draft: true, Errors: b.Problems.Errors})
	if err != nil {
		t.Fatal(err)
	}
	text := tool(t, data, "pdftotext", "FILE", "-")
	for _, want := range []string{"No picture: A lamp", "No map: Where it happened"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
