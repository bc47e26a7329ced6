package deck

import (
	"strings"
	"testing"
)

func TestASectionOfTextAloneShowsItsFirstSentences(t *testing.T) {
	var text strings.Builder
	text.WriteString("# A {#a}\n\nThe first paragraph of all is stated.\n")
	for _, n := range []string{"one", "two", "three"} {
		text.WriteString("\nThis is what paragraph " + n + " says. It goes on, and on.\n")
	}
	d := written(t, "T", text.String(), "")
	all := strings.Join(said(t, d), "|")
	for _, n := range []string{"one", "two", "three"} {
		if want := strings.ReplaceAll("This is what paragraph "+n+" says.", " ", ""); !strings.Contains(strings.ReplaceAll(all, " ", ""), want) {
			t.Errorf("%q is on no slide: %s", want, all)
		}
	}
	if strings.Contains(all, "goes") || len(d.Unshown()) > 0 {
		t.Errorf("%v is told to be on no slide; the slides: %s", d.Unshown(), all)
	}
}

func TestWhatIsOnNoSlideIsTold(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nThe first paragraph of all is not stated.\n\nThe second one is left to the page. Wholly.\n\n::: keypoint\nA point. With a rest.\n\nBehind it.\n:::\n\nThese are listed:\n\n- one\n", "")
	var got []string
	for _, p := range d.Unshown() {
		got = append(got, p.Words)
	}
	if want := "The first paragraph of all is not stated.|The second one is left to the page.|Behind it."; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
	if notes := d.Slides[1].Notes; len(notes) > 0 {
		t.Errorf("the author's notes, which go into files, are %v", notes)
	}
	if notes := d.Slides[1].Prompts(); len(notes) != 1 || !strings.Contains(noted(notes[0]), "The first paragraph of all is \u2026") {
		t.Errorf("the speaker reads on the section's first slide %v", notes)
	}
}
