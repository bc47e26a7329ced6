//go:build !nogui

package reading

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/compose"
	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// selectWords selects the first place of some words in the text.
func selectWords(t *testing.T, d *Desk, words string) typeset.Range {
	t.Helper()
	found := d.Text.Column().Find(words)
	if len(found) == 0 {
		t.Fatalf("%q isn't in the text", words)
	}
	d.Text.Select(found[0])
	return found[0]
}

func TestAHighlightIsKeptAndStaysWithItsWords(t *testing.T) {
	d := shown(t)
	notes := d.host.Notes()
	const words = "claimed the mass killings in Kerman and near Moscow"
	want := selectWords(t, d, words)
	d.Highlight(1)
	all := notes.All()
	if len(all) != 1 || all[0].Colour != "green" || all[0].Quote.Exact != words || !strings.HasPrefix(all[0].Address, "summary~") {
		t.Fatalf("kept %+v", all)
	}
	if _, ok := d.Text.Selection(); ok {
		t.Error("the words are still selected")
	}
	check := func(when string) {
		t.Helper()
		r, ok := d.annotations.found[all[0].ID]
		if got := d.Text.Column().Copy(r); !ok || got != words {
			t.Errorf("%s it is on %q", when, got)
		}
	}
	check("at once")
	d.ResizeText(2)
	check("in larger text")
	d.Text.Resize(fyne.NewSize(500, 600))
	check("in a narrow window")
	d.Text.Resize(fyne.NewSize(1000, 700))
	d.Reload(d.brief)
	check("after a reload")

	d.Text.Select(want)
	d.Highlight(3)
	if all := notes.All(); len(all) != 1 || all[0].Colour != "red" {
		t.Errorf("highlighted again it is %+v", all)
	}
}

func TestNothingSelectedIsSaidNotMarked(t *testing.T) {
	d := shown(t)
	d.Highlight(0)
	if host := d.host.(*testHost); host.notice.Title == "" || len(host.notes.All()) > 0 {
		t.Errorf("said %q, kept %d", host.notice.Title, len(host.notes.All()))
	}
}

func TestANoteIsOfWhatTheReaderLooksAt(t *testing.T) {
	d := keyed(t)
	is := func(when, address, words string) {
		t.Helper()
		a, ok := d.here()
		if !ok || a.Address != address || (a.Quote != nil) != (words != "") || words != "" && a.Quote.Exact != words {
			t.Errorf("%s it is of %+v, %t", when, a, ok)
		}
	}
	is("at the top", "summary", "")
	d.Panel.Show(compose.To(compose.LinkIncident, "2024-01-03-kerman"))
	is("with an incident in the panel", "incident:2024-01-03-kerman", "")
	selectWords(t, d, "mass killings")
	is("with words selected", "summary~2metr", "mass killings")
	d.StepCitation(false)
	is("at a citation", "source:"+d.Panel.Link().ID, "")
	selectWords(t, d, "mass killings")
	d.ClosePanel()
	press(d, fyne.KeyTab, fyne.KeyReturn)
	is("at a link that Enter followed", d.Panel.Address(), "")
	d.ClosePanel()
	drawing(t, d, "fighters")
	is("on a drawing", "fighters", "")
	d.Text.ScrollTo(0)
	is("with the drawing out of view", "summary", "")
}

func TestWhereNothingHasAnAddressNothingIsNoted(t *testing.T) {
	d := shown(t)
	d.window.Resize(fyne.NewSize(1280, 200)) // the title alone
	for name, do := range map[string]func(){"a bookmark": d.Bookmark, "a note": d.WriteNote} {
		host := d.host.(*testHost)
		host.notice = kit.Notice{}
		do()
		if host.notice.Title == "" || len(host.notes.All()) > 0 || d.window.Modal() {
			t.Errorf("%s: said %q, kept %v", name, host.notice.Title, host.notes.All())
		}
	}
}

func TestEveryBlockIsCitedByTheAddressOfTheAuthorsBlock(t *testing.T) {
	d := shown(t)
	for block, want := range map[string]string{"Fewer attacks inside Afghanistan": "summary~", "Estimates of different bodies": "fighters", "Deh Mazang protest bombing": "deadliest", "Summary": "summary"} {
		at := d.Text.Column().Find(block)[0].From.Block
		if got := d.addressOf(at); !strings.HasPrefix(got, want) {
			t.Errorf("%q has the address %q, want %s", block, got, want)
		}
	}
	if got := d.addressOf(0); got != "" {
		t.Errorf("the title has the address %q", got)
	}
}

func TestABookmarkIsSetAndTakenAway(t *testing.T) {
	d := shown(t)
	d.Follow(compose.To(compose.LinkPlace, "attacks"))
	d.Bookmark()
	if all := d.host.Notes().All(); len(all) != 1 || !all[0].Bookmark {
		t.Fatalf("kept %+v", all)
	}
	d.Bookmark()
	if all := d.host.Notes().All(); len(all) != 0 {
		t.Errorf("still %+v", all)
	}
}

func TestAnAnnotationIsCalledWhatItIs(t *testing.T) {
	d := shown(t)
	selectWords(t, d, "mass killings")
	d.Highlight(0)
	d.ShowNote(d.host.Notes().All()[0].ID)
	if got := d.Panel.Title(); got != "Your highlight" {
		t.Errorf("a highlight is %q", got)
	}
	d.Text.ScrollTo(0)
	d.Bookmark()
	d.ShowNotes()
	if text := panelText(d); !strings.Contains(text, "Bookmark, Summary\n\nSummary") {
		t.Errorf("the bookmark is listed without its words: %q", text)
	}
	paragraph := annotation.New("summary~2metr", d.brief.AsOf)
	if got := d.subjectOf(&paragraph); !strings.HasPrefix(got, "\u201cThe United Nations counted") {
		t.Errorf("a note on the paragraph is on %s", got)
	}
}

// panelText returns what the panel says.
func panelText(d *Desk) string {
	c := d.Panel.Text.Column()
	return c.Copy(typeset.Range{To: typeset.Place{Block: len(c.Blocks)}})
}

func TestWordsWithANoteAreMarkedInTheText(t *testing.T) {
	d := shown(t)
	for _, note := range []string{"", "Who says so?"} {
		selectWords(t, d, "mass killings")
		a, _ := d.here()
		a.Note, a.Colour = note, annotation.Colours[0]
		d.keep(a)
		if got, want := d.Text.Dotted(), note != ""; (got > 0) != want {
			t.Errorf("with the note %q there are %d dotted lines", note, got)
		}
		d.remove(a.ID)
	}
}

func TestNotesAreListedInTheOrderOfTheTextAndThoseGoneLast(t *testing.T) {
	d := shown(t)
	gone := annotation.New("attacks~gone", d.brief.AsOf)
	gone.Quote = &annotation.Quote{Exact: "words that nobody wrote in this brief at all"}
	d.keep(gone)
	for _, words := range []string{"Whom it strikes", "Fewer attacks inside Afghanistan"} {
		selectWords(t, d, words)
		d.Highlight(0)
	}
	d.ShowNotes()
	text := panelText(d)
	first, second, last := strings.Index(text, "Fewer attacks"), strings.Index(text, "Whom it strikes"), strings.Index(text, "no longer in the text")
	if first < 0 || second < first || last < second {
		t.Errorf("the list is %q", text)
	}
	d.ShowNote(gone.ID)
	d.remove(gone.ID)
	if d.Panel.Visible() {
		t.Error("what was removed is still shown")
	}
}

func TestACopyCarriesItsSourceAndPlace(t *testing.T) {
	d := shown(t)
	found := d.Text.Column().Find("by Islamic State-Khorasan in Afghanistan from August to early November 2023, against 27 in the same months of 2022.")
	if len(found) == 0 {
		t.Fatal("the sentence isn't there")
	}
	r := found[0]
	r.To.Byte++ // with its mark
	d.Text.Select(r)
	d.CopyText()
	text := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"2022. [", "] (The growing threat of Islamic State-Khorasan, \u00b6 summary~", "as of 25 March 2024, TLP:CLEAR)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn't in %q", want, text)
		}
	}
	d.CopyMarkdown()
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(text, "> by Islamic State-Khorasan") {
		t.Errorf("as Markdown it is %q", text)
	}
	if host := d.host.(*testHost); host.said == "" {
		t.Error("nothing is said")
	}
}

func TestTheMarginShowsTheAddressAndCopiesIt(t *testing.T) {
	d := shown(t)
	at := func(words string) fyne.Position {
		y := d.Text.Column().Line(d.Text.Column().Find(words)[0].From) - d.Text.Top()
		return fyne.NewPos(d.Text.X()-40, y+10)
	}
	click := func(pos fyne.Position) {
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary}
		d.Text.MouseMoved(e)
		d.Text.MouseDown(e)
		d.Text.MouseUp(e)
	}
	fyne.CurrentApp().Clipboard().SetContent("")
	click(at("What it wants, how strong"))
	if title, _ := d.Text.Hint(); title != "" || fyne.CurrentApp().Clipboard().Content() != "" {
		t.Errorf("beside the title it says %q and copies %q", title, fyne.CurrentApp().Clipboard().Content())
	}
	click(at("The United Nations counted"))
	title, _ := d.Text.Hint()
	if got := fyne.CurrentApp().Clipboard().Content(); title != "\u00b6 summary~2metr" || got != "summary~2metr" {
		t.Errorf("it says %q and copies %q", title, got)
	}
	d.Text.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(d.Text.X()+40, at("The United Nations counted").Y)}})
	if title, _ := d.Text.Hint(); title != "" {
		t.Errorf("in the text it still says %q", title)
	}
}

func TestANewEditionAnchorsNotesAnew(t *testing.T) {
	d := shown(t)
	const words = "claimed the mass killings in Kerman and near Moscow"
	old := annotation.New("summary~gone", d.brief.AsOf)
	old.Quote = &annotation.Quote{Exact: strings.Replace(words, "claimed", "Claimed", 1), Prefix: "other ", Suffix: " words"}
	gone := annotation.New("summary~gone", d.brief.AsOf)
	gone.Quote = &annotation.Quote{Exact: "words that nobody wrote in this brief at all"}
	d.keep(old)
	d.keep(gone)
	d.Reload(uitest.Brief(t))
	got, _ := d.host.Notes().Get(old.ID)
	if got.Quote.Exact != words || !strings.HasPrefix(got.Address, "summary~") || got.Address == old.Address || !strings.HasSuffix(got.Quote.Prefix, "Islamic State ") {
		t.Errorf("it is anchored by %+v at %s", got.Quote, got.Address)
	}
	if got, _ := d.host.Notes().Get(gone.ID); got.Quote.Exact != gone.Quote.Exact || got.Address != gone.Address {
		t.Errorf("what is gone becomes %+v", got)
	}
}

func TestANoteIsWrittenInADialogAndLeftByEscape(t *testing.T) {
	d := shown(t)
	selectWords(t, d, "mass killings in Kerman")
	d.WriteNote()
	area, ok := d.window.Canvas().Focused().(*kit.TextArea)
	if !ok {
		t.Fatal("the keyboard isn't in the note")
	}
	test.Type(area, "Who counted?")
	area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // a line of the note
	test.Type(area, "Ask.")
	area.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: kit.Control})
	all := d.host.Notes().All()
	if len(all) != 1 || all[0].Note != "Who counted?\nAsk." || d.window.Modal() {
		t.Fatalf("kept %+v", all)
	}
	d.edit(all[0], "Note")
	area = d.window.Canvas().Focused().(*kit.TextArea)
	area.SetText("Another")
	area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := d.host.Notes().All(); d.window.Modal() || got[0].Note != all[0].Note {
		t.Errorf("after Escape it is %q", got[0].Note)
	}
	d.edit(all[0], "Note")
	area = d.window.Canvas().Focused().(*kit.TextArea)
	area.SetText(" ")
	area.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: kit.Control})
	if got := d.host.Notes().All(); len(got) != 0 {
		t.Errorf("an empty note is kept: %+v", got)
	}
}
