package compose

import (
	"strings"
	"testing"
	"time"

	"lectern/app/brief"
	"lectern/app/typeset"
)

func TestTheAnnexSaysOfWhichMomentTheIncidentsAre(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	annex := func() string {
		var d Document
		New(b, Page(), 372, 471, typeset.NewSetter()).Method(&d)
		var words strings.Builder
		for _, block := range d.Blocks {
			words.WriteString(block.Text.String + "\n")
		}
		return words.String()
	}
	if got := annex(); strings.Contains(got, "fetched") {
		t.Errorf("of a file that is kept by hand the annex says %s", got)
	}
	b.Fetched = brief.Fetched{At: time.Date(2026, 11, 28, 12, 5, 0, 0, time.UTC)}
	if got := annex(); !strings.Contains(got, "The incidents were fetched from a database on 28 November 2026, 12:05 UTC.") {
		t.Errorf("the annex says %s", got)
	}
}
