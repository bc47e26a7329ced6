//go:build !nogui

package ui

import (
	"strings"
	"testing"

	"lectern/app/exchange"
)

func TestWhatBecameOfTheRowsIsShown(t *testing.T) {
	w := shipped(t)
	w.showReports()
	if got := w.banner.notice; got.Title != "Every row was read as it is" || got.Do != nil {
		t.Errorf("a brief in our own format has the notice %+v", got)
	}
	w.opened.reports = []exchange.Report{{File: "ged.csv", Format: "table of text", Profile: "UCDP GED", Read: 3, Aside: 1, Changes: []exchange.Change{{What: "cells read as dates", Count: 2, Line: 4}}}}
	w.showReports()
	got := w.banner.notice
	if !strings.Contains(got.Title, "3 rows read") || len(got.Lines) == 0 || !strings.Contains(got.Lines[0], "cells read as dates, 2 times") || got.Do == nil || !got.Calm {
		t.Errorf("the notice is %+v", got)
	}
}
