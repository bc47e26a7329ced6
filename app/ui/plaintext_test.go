//go:build !nogui

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
)

func TestF2ShowsTheBriefAsTextThatIsScrolledAndCopied(t *testing.T) {
	w := shipped(t)
	w.Focus(w.reading.Text)
	w.press(fyne.KeyF2)
	w.until("the text is there", w.Modal)
	view, ok := w.Canvas().Focused().(*kit.TextView)
	if !ok {
		t.Fatalf("the keyboard is on %T", w.Canvas().Focused())
	}
	w.press(fyne.KeyEnd)
	if view.Top() < 1000 {
		t.Errorf("End leads to %v", view.Top())
	}
	view.SelectAll()
	view.TypedShortcut(&fyne.ShortcutCopy{})
	for name, do := range map[string]func(){"what is selected": func() {}, "all": func() { w.press(fyne.KeyReturn) }} {
		do()
		if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "# The growing threat") || !strings.Contains(text, "Key judgement 1 of 5") {
			t.Errorf("%s is copied as %.60q", name, text)
		}
	}
	if w.Modal() {
		t.Error("it stays open")
	}
	w.reading.NextSection(false)
	w.reading.NextSection(false)
	heading := w.reading.Heading()
	w.press(fyne.KeyF2)
	w.until("it is open again", w.Modal)
	view = w.Canvas().Focused().(*kit.TextView)
	at, _ := view.Column().FirstIn(view.Top())
	if got := view.Column().Blocks[at.Block].Text.String; heading == "" || strings.TrimLeft(got, "# ") != heading {
		t.Errorf("it opens at %q, and %q is read", got, heading)
	}
	w.press(fyne.KeyEscape)
	if w.Modal() || w.Canvas().Focused() != w.reading.Text {
		t.Error("Escape doesn't lead back")
	}
}

func TestAPlainTextKeepsItsIndents(t *testing.T) {
	column := setPlain("# Title\n\n- One\n  two\n", 300)
	lines := column.Lines
	if len(lines) != 3 || lines[0].X != 0 || lines[2].X <= lines[1].X || lines[1].Top-lines[0].Top < 1.5*lines[0].Leading {
		t.Errorf("it is set as %+v", lines)
	}
}
