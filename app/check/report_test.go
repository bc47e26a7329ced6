package check

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/problem"
)

func reportOf(kinds ...problem.Kind) Report {
	var r Report
	for _, k := range kinds {
		r.Problems.Add(k, problem.Place{}, "", "something is wrong")
	}
	return r
}

// Every error breaks a promise, so that a draft says what is wrong with it.
func TestEveryErrorBreaksAPromise(t *testing.T) {
	for kind := range problem.Kinds {
		if broken := reportOf(kind).Broken(); (len(broken) > 0) != (kind.Severity() == problem.Error) {
			t.Errorf("%v, an %v, breaks %q", kind, kind.Severity(), broken)
		}
	}
	if broken := reportOf().Broken(); broken != nil {
		t.Errorf("no error breaks %q", broken)
	}
}

func TestAnUnseenControlBreaksNoMoreThanTheText(t *testing.T) {
	if d := cmp.Diff([]string{"not all of the text is shown as it was written"}, reportOf(problem.UnseenControl).Broken()); d != "" {
		t.Error(d)
	}
}

func TestWhatIsNotUTF8BreaksMarkAndText(t *testing.T) {
	report := reportOf(problem.BadText)
	if report.ReadsAloud() || report.ShowsAll() { // no font has U+FFFD, which stands for the byte
		t.Error("a draft with a byte that is not UTF-8 claims a standard")
	}
	broken := report.Broken()
	for _, want := range []string{"the handling mark may be wrong", "not all of the text is shown as it was written"} {
		if !slices.Contains(broken, want) {
			t.Errorf("a byte that is not UTF-8 breaks only %q", broken)
		}
	}
}

func TestErrorsRefuseAFileAndWarningsDoNot(t *testing.T) {
	for name, c := range map[string]struct {
		report         Report
		draft, refused bool
		aloud          bool
	}{
		"sound":            {reportOf(), false, false, true},
		"warnings":         {reportOf(problem.DoubtfulRow), false, false, true},
		"an error":         {reportOf(problem.DoubtfulRow, problem.MissingGlyph), false, true, false},
		"a draft":          {reportOf(problem.MissingGlyph), true, false, false},
		"a picture unsaid": {reportOf(problem.MissingAlt), true, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.report.Refusal(c.draft)
			if (err != nil) != c.refused {
				t.Errorf("refused: %v", err)
			}
			var list problem.List
			if errors.As(err, &list) && len(list) != len(c.report.Errors()) {
				t.Errorf("%v is not every error", list)
			}
			if len(c.report.Errors())+len(c.report.Warnings()) != len(c.report.Problems) {
				t.Error("a problem is neither error nor warning")
			}
			if got := c.report.ReadsAloud(); got != c.aloud {
				t.Errorf("reads aloud: %v", got)
			}
		})
	}
}

func TestACancelledCheckSaysSo(t *testing.T) {
	b, _ := brief.Open(os.DirFS("../testdata/brief"), brief.Options{Gazetteer: atlas.Load()})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if report, err := Brief(ctx, b); !errors.Is(err, context.Canceled) || len(report.Problems) > 0 {
		t.Errorf("%v, %v", report, err)
	}
}
