//go:build !nogui

package ui

import "testing"

func TestOnlyTheBriefsOwnFilesConcernIt(t *testing.T) {
	w := &watcher{dir: "/home/ana/briefs/khorasan"}
	for name, want := range map[string]bool{
		"/home/ana/briefs/khorasan/brief.md":      true,
		"/home/ana/briefs/khorasan/media/map.png": true,
		"/home/ana/briefs/khorasan":               true,  // moved away, or back
		"/home/ana/briefs/khorasan/.a.csv.123":    false, // not yet written whole
		"/home/ana/briefs/other":                  false,
		"/home/ana/briefs/download.part":          false,
	} {
		if got := w.concerns(name); got != want {
			t.Errorf("%s concerns the brief: %t, want %t", name, got, want)
		}
	}
}
