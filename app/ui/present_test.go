//go:build !nogui

package ui

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/library"
	"lectern/app/ui/talk"
)

// presented shows the slides of the first shipped brief.
func presented(t *testing.T) *testWindow {
	t.Helper()
	w := shipped(t)
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	return w
}

func TestKeysLeadThroughTheSlides(t *testing.T) {
	w := presented(t)
	_, slides := w.talk.At()
	for _, st := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 1},
		{fyne.KeySpace, 2},
		{fyne.KeyPageDown, 3},
		{fyne.KeyLeft, 2},
		{fyne.KeyPageUp, 1},
		{fyne.KeyEnd, slides - 1},
		{fyne.KeyRight, slides - 1},
		{fyne.KeyHome, 0},
		{fyne.KeyLeft, 0},
	} {
		w.slideKey(&fyne.KeyEvent{Name: st.key})
		if at, _ := w.talk.At(); at != st.want {
			t.Errorf("after %s slide %d, want %d", st.key, at, st.want)
		}
	}
	for _, r := range "bB" {
		was := w.talk.Black()
		if w.slideRune(r); w.talk.Black() == was {
			t.Errorf("%c leaves the screen as it is", r)
		}
	}
	w.slideKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.talk == nil {
		t.Fatal("Escape doesn't ask")
	}
	w.slideKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.talk != nil {
		t.Error("a second Escape leaves the talk running")
	}
}

// What PowerPoint and clickers do: a number and Enter, F5 that goes on, Escape that asks.
func TestKeysAreSafeInATalk(t *testing.T) {
	press := func(w *testWindow, names ...fyne.KeyName) {
		for _, name := range names {
			if w.slideKey(&fyne.KeyEvent{Name: name}); name >= fyne.Key0 && name <= fyne.Key9 {
				w.slideRune(rune(name[0]))
			}
		}
	}
	for name, c := range map[string]struct {
		keys  []fyne.KeyName
		at    int
		ended bool
	}{
		"a number":                   {[]fyne.KeyName{fyne.Key2, fyne.Key0, fyne.KeyReturn}, 19, false},
		"a number too large":         {[]fyne.KeyName{fyne.Key9, fyne.Key9, fyne.Key9, fyne.KeyReturn}, -1, false},
		"a number that is dropped":   {[]fyne.KeyName{fyne.Key2, fyne.Key0, fyne.KeyEscape, fyne.KeyReturn}, 1, false},
		"a number by Shift":          {[]fyne.KeyName{fyne.Key2, desktop.KeyShiftLeft, fyne.Key0, fyne.KeyReturn}, 19, false},
		"a number, then another key": {[]fyne.KeyName{fyne.Key2, fyne.Key0, fyne.KeyRight, fyne.KeyReturn}, 2, false},
		"Enter alone":                {[]fyne.KeyName{fyne.KeyReturn}, 1, false},
		"F5 goes on":                 {[]fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyF5}, 2, false},
		"Escape asks":                {[]fyne.KeyName{fyne.KeyRight, fyne.KeyEscape}, 1, false},
		"Escape twice":               {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, 0, true},
		"Escape and Enter":           {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}, 0, true},
		"Escape, then on":            {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyRight, fyne.KeyEscape}, 1, false},
		"Escape, then any key":       {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyTab, fyne.KeyEscape}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := presented(t)
			press(w, c.keys...)
			if ended := w.talk == nil; ended != c.ended {
				t.Fatalf("ended: %t", ended)
			}
			if c.ended {
				return
			}
			at, of := w.talk.At()
			if want := (c.at + of) % of; at != want {
				t.Errorf("slide %d, want %d", at, want)
			}
		})
	}
}

// A change with mistakes, of whatever file, leaves the wall as it is and tells the speaker; a sound one keeps the slide.
func TestTheLastGoodBriefStaysOnTheWall(t *testing.T) {
	sections := func(before int) string {
		var text strings.Builder
		for _, id := range []string{"aims", "capacity", "attacks", "recommendations"} {
			fmt.Fprintf(&text, "\n# The %s {#%s}\n\nWhat is said of %s.\n", id, id, id)
			if id == "aims" {
				for n := range before {
					fmt.Fprintf(&text, "\n::: keypoint\nAn insertion, number %d.\n:::\n", n)
				}
			}
		}
		return text.String()
	}
	const front = "---\ntitle: A talk\nas-of: 2024-03-25\nmarking: TLP:AMBER\n---\n"
	const rows = "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,30.18,67.0,1\n"
	const sources = "references:\n- {id: a, type: book, title: A, issued: 2020}\n"
	sound := map[string]string{"brief.md": front + sections(0), "incidents.csv": rows, "sources.yaml": sources}
	w := newTestWindow(t)
	dir := folderOf(t, sound)
	w.read(dir)
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	for w.talk.Section() != "attacks" {
		w.talk.Next()
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := bytes.Clone(w.talk.Picture(1280, 720).Pix)
	with := func(more string) func() { return func() { write("brief.md", front+sections(0)+more) } }
	for n, broken := range []func(){
		with("\n::: {.judgement likelihood=likely}\nIt is likely.\n:::\n"),
		with("\n::: aside words\nText.\n:::\n"),
		with("\n::: {.aside}\nNever ended.\n"),
		with("\nCited [@nobody].\n"),
		with("\n```{.map query=\"country:\"}\n```\n"),
		with("\n```{.map query=\"country:Mali\"}\n```\n"),
		with("\n[8]{.fig measure=\"sum killed\"} killed.\n"),
		with("\n![](nowhere.png)\n"),
		with("\n[A link](#nowhere).\n"),
		with("\n| a | |\n|---|---|\n| 1 | 2 |\n"),
		func() { write("brief.md", (front + sections(0))[:len(front)/2]) },
		func() { write("sources.yaml", "references:\n- {id: a, type: book, title: [\n") },
		func() { write("sources.yaml", sources+"- {id: a, type: book, title: B}\n") },
		func() { write("incidents.csv", "\xff\xfe\x00") },
		func() { os.RemoveAll(dir) },
		func() { write("brief.md", "---\ntitle: [\n---\n"+sections(0)) },
		func() { write("brief.md", strings.Replace(front, "TLP:AMBER", "TLP:BROWN", 1)+sections(0)) },
		func() {
			write("brief.md", front+"\n::: {.judgement likelihood=\"may be\" confidence=low}\nA.\n:::\n"+sections(0))
		},
		func() { write("incidents.csv", rows+"b,2024-13-45,Pakistan,Quetta,,,\n") },
		func() { write("brief.md", "") },
		func() { write("brief.md", "\x00\x01") },
		func() { os.Remove(filepath.Join(dir, "brief.md")) },
	} {
		broken()
		w.readAgain()
		w.until(fmt.Sprintf("the speaker is told of broken save %d", n), func() bool { return w.talk.Told() != "" })
		if !bytes.Equal(before, w.talk.Picture(1280, 720).Pix) {
			t.Errorf("after broken save %d the wall shows something else", n)
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for name, text := range sound {
			write(name, text)
		}
		w.readAgain()
		w.until("a sound brief is told by nothing", func() bool { return w.talk.Told() == "" })
	}
	for _, insertions := range []int{10, 0} {
		write("brief.md", front+sections(insertions))
		was := w.opened.brief
		w.readAgain()
		w.until("the slides are made anew", func() bool { return w.opened.brief != was && w.talk.Brief() == w.opened.brief })
		if w.talk.Section() != "attacks" {
			t.Errorf("with %d insertions the wall shows %q", insertions, w.talk.Section())
		}
	}
}

// Who presents a brief in spite of a mistake isn't kept from mending another one.
func TestSlidesOfABriefWithMistakesFollowItsChanges(t *testing.T) {
	const text = "---\ntitle: A talk\nas-of: 2024-03-25\n---\n\n# The aims {#aims}\n\nCited [@nobody].\n\n# C {#capacity}\n\n# A {#attacks}\n\n# R {#recommendations}\n"
	w := newTestWindow(t)
	dir := folderOf(t, map[string]string{"brief.md": text})
	w.read(dir)
	w.until("it is checked", func() bool { return w.opened.checking.foundErrors() })
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte(text+"\nMore.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	was := w.opened.brief
	w.readAgain()
	w.until("the slides are made anew", func() bool { return w.opened.brief != was && w.talk.Brief() == w.opened.brief })
}

func TestATalkBeginsWhereItIsAskedTo(t *testing.T) {
	for address, want := range map[string]string{
		"": "", "attacks": "attacks", "summary": "summary", "nowhere": "", "attacks~1k3f9": "attacks",
	} {
		w := shipped(t)
		w.presentFrom(address)
		w.until("the slides are shown", func() bool { return w.talk != nil })
		if got := w.talk.Section(); got != want {
			t.Errorf("from %q the first slide is of %q, want %q", address, got, want)
		}
	}
}

func TestATalkIsOpenedOnce(t *testing.T) {
	w := presented(t)
	first := w.talk
	w.present()
	w.present()
	w.loop.Run()
	if w.talk != first {
		t.Error("there is a second talk")
	}
}

func TestReloadedSlidesKeepTheirNumber(t *testing.T) {
	w := presented(t)
	w.talk.Next()
	w.talk.Next()
	shown := false
	w.buildDecks(func(d talk.Decks) { w.talk.Reload(d); shown = true })
	w.until("the slides are made anew", func() bool { return shown })
	if at, _ := w.talk.At(); at != 2 {
		t.Errorf("slide %d, want 2", at)
	}
}

func TestOpeningAnotherBriefEndsTheTalk(t *testing.T) {
	w := presented(t)
	w.read("how-to-write-a-brief")
	if w.talk != nil {
		t.Error("the talk goes on")
	}
}

func TestALetterDropsAnEntry(t *testing.T) {
	w := presented(t)
	w.slideRune('2')
	w.slideRune('j')
	w.slideKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if at, _ := w.talk.At(); at != 1 {
		t.Errorf("slide %d, want 1", at)
	}
}

func TestSlidesNameTheirKeys(t *testing.T) {
	hints := presented(t).app.slideHints()
	if len(hints) < 6 || hints[0] != (talk.Hint{Key: "Space", Words: "next"}) {
		t.Errorf("hints %v", hints)
	}
}

// A talk that a crash ended goes on at its slide and clock, if the speaker wants.
func TestATalkGoesOnAfterACrash(t *testing.T) {
	ended := exec.Command(os.Args[0], "-test.run", "^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "talk.json")
	began := time.Now().Add(-10 * time.Minute).Round(0)
	w := newTestWindow(t)
	w.app.keeper.file = file
	for name, key := range map[string]fyne.KeyName{"yes": fyne.KeyReturn, "no": fyne.KeyEscape} {
		if err := library.SaveTalk(file, library.Talk{Path: firstBrief, Title: "A talk", Slide: 12, Began: began, Length: 20 * time.Minute, Process: ended.Process.Pid}); err != nil {
			t.Fatal(err)
		}
		if w.offerTalk("another") || !w.offerTalk("") {
			t.Fatalf("%s: the talk isn\u2019t offered", name)
		}
		w.press(key)
		if key == fyne.KeyEscape {
			w.until("the talk is forgotten", func() bool { _, err := os.Stat(file); return err != nil })
			continue
		}
		w.until("the talk goes on", func() bool { return w.talk != nil })
		if at, _ := w.talk.At(); at != 11 || !w.talk.Began().Equal(began) {
			t.Errorf("at slide %d since %v, want 11 since %v", at, w.talk.Began(), began)
		}
		if got := w.talk.Plan().Length; got != 20*time.Minute {
			t.Errorf("it is to take %v", got)
		}
		w.talk.Next()
		w.until("the next slide is kept", func() bool {
			text, _ := os.ReadFile(file)
			return strings.Contains(string(text), `"slide":13`)
		})
		w.talk.End()
		w.until("a talk that was ended is forgotten", func() bool { _, err := os.Stat(file); return err != nil })
	}
}
