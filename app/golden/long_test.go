package golden

import "testing"

func TestALengthenedBriefHasEveryIDOnce(t *testing.T) {
	const text = "---\ntitle: T\n---\n\n# One {#one}\n\nSee [it](#one), {.map #m} and a note.[^n]\n\n[^n]: Note.\n"
	const want = text + "\n# One {#one-2}\n\nSee [it](#one-2), {.map #m-2} and a note.[^n-2]\n\n[^n-2]: Note.\n"
	if got := Lengthen(text, 2); got != want {
		t.Errorf("%q", got)
	}
	if got := Lengthen("no heading", 3); got != "no heading" {
		t.Errorf("%q", got)
	}
}
