//go:build !nogui

package ui

import (
	"fmt"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"lectern/app/library"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
)

// talkSheet asks how a talk is to be shown: which screen shows what, how long it is to be, and how its clock runs.
type talkSheet struct {
	window   *window
	setting  talk.Setting
	places   []place     // in the order of where
	where    *kit.Choice // what goes where
	length   *kit.Field
	fault    *canvas.Text
	complain func(words string) // in fault
	plan     *kit.Choice        // nil without a rehearsal
	last     *library.Rehearsal
	waits    *kit.Check
	rehears  *kit.Check
}

// place is a choice of screens for slides and notes.
type place struct {
	words    string
	screens  talk.Screens
	windowed bool
}

// places lists where slides and notes can go; the first is what was chosen, or else what the program would choose.
func places(all []talk.Screen, chosen talk.Screens) (list []place) {
	if len(all) < 2 {
		list = append(list, place{words: "The slides fill the screen; S shows the notes"})
	}
	for wall := range all {
		for notes := range all {
			if wall == notes {
				continue
			}
			p := place{screens: talk.Screens{Wall: wall + 1, Notes: notes + 1}}
			p.words = fmt.Sprintf("Slides on %s, notes on %s", screenWords(all, wall), screenWords(all, notes))
			if p.screens == chosen {
				list = append([]place{p}, list...)
			} else {
				list = append(list, p)
			}
		}
	}
	return append(list, place{words: "Slides in a window, to share in a call", screens: chosen, windowed: true})
}

// placesAdvice says what to do where the desktop decides which screen a window opens on, as on Wayland, which lets no program
// place its own.
func placesAdvice(screens int) string {
	if screens < 2 || os.Getenv("WAYLAND_DISPLAY") == "" {
		return ""
	}
	return "On Wayland the desktop may open them elsewhere. Then drag the slides to their screen, or press S, which exchanges the two."
}

// screenWords names a screen by its maker's name, size and side.
func screenWords(all []talk.Screen, n int) string {
	s := all[n]
	words := fmt.Sprintf("%s (%d\u00d7%d", s.Name, s.Wide, s.High)
	for m, other := range all {
		switch {
		case m == n || len(all) != 2:
		case s.X > other.X:
			words += ", right"
		case s.X < other.X:
			words += ", left"
		case s.Y > other.Y:
			words += ", below"
		case s.Y < other.Y:
			words += ", above"
		}
	}
	return words + ")"
}

// setUpTalk asks how a talk is to be shown before it begins.
func (w *window) setUpTalk() {
	if w.talk == nil {
		newTalkSheet(w, talk.Setting{Plan: w.app.start.Plan, Rehearses: w.app.start.Rehearse}).open()
	}
}

func newTalkSheet(w *window, s talk.Setting) *talkSheet {
	all := talk.ListScreens(w.Window)
	sheet := &talkSheet{window: w, setting: s, places: places(all, w.screens(all))}
	var words []string
	for _, p := range sheet.places {
		words = append(words, p.words)
	}
	sheet.where = kit.NewChoice(w.Window, words)
	sheet.length = kit.NewField(w.Window, "20, or 15:30")
	sheet.length.SetText(s.Plan.LengthWords())
	sheet.fault, sheet.complain = kit.NewFault(w.Window, sheet.length)
	sheet.waits = kit.NewCheck(w.Window, "The clock starts with the first step", s.Plan.Waits)
	sheet.rehears = kit.NewCheck(w.Window, "Rehearse: keep how long each slide takes", s.Rehearses)
	if sheet.last = w.lastRehearsal(); sheet.last != nil {
		sheet.plan = kit.NewChoice(w.Window, []string{
			"As the brief plans its sections",
			fmt.Sprintf("As rehearsed on %s, in %d minutes", sheet.last.When.Local().Format("2 January"), int(sheet.last.Length().Minutes()+0.5)),
		})
	}
	return sheet
}

func (s *talkSheet) open() {
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("Minutes, or its end"), container.NewGridWrap(fyne.NewSize(200, 36), s.length),
	)
	content := container.NewVBox(s.where)
	if words := placesAdvice(len(talk.ListScreens(s.window.Window))); words != "" {
		advice := widget.NewLabel(words)
		advice.Wrapping = fyne.TextWrapWord
		content.Add(advice)
	}
	content.Add(form)
	content.Add(s.fault)
	if s.plan != nil {
		content.Add(s.plan)
	}
	content.Add(s.waits)
	content.Add(s.rehears)
	s.window.Open(kit.DialogSetting{
		Title: "Set up a talk", Content: content, First: s.where, Action: "Present", Check: s.check, Do: s.begin,
	})
}

// check reads the length, and says what is wrong with it.
func (s *talkSheet) check() bool {
	s.setting.Plan.Waits, s.setting.Rehearses = s.waits.On, s.rehears.On
	if s.plan != nil && s.plan.Selected() == 1 {
		s.setting.Plan.Sections = s.last.Sections()
	}
	if err := s.setting.Plan.ReadLength(s.length.Text, time.Now()); err != nil {
		s.complain(err.Error())
		return false
	}
	return true
}

// begin remembers what goes where, and begins the talk.
func (s *talkSheet) begin() {
	w, chosen := s.window, s.places[s.where.Selected()]
	s.setting.Screens, s.setting.Windowed = chosen.screens, chosen.windowed
	if all := talk.ListScreens(w.Window); len(all) > 1 && !chosen.windowed {
		w.app.settings.ChoseScreens(library.ScreenChoice{Set: talk.SetName(all), Wall: chosen.screens.Wall, Notes: chosen.screens.Notes})
		w.app.save(w)
	}
	w.startTalk(s.setting)
}

// screens returns which of some screens show slides and notes: those asked for on the command line or chosen before,
// or else those that the program chooses.
func (w *window) screens(all []talk.Screen) talk.Screens {
	asked := w.app.start.Screens
	if c, ok := w.app.settings.ScreensOf(talk.SetName(all)); ok && asked == (talk.Screens{}) {
		asked = talk.Screens{Wall: c.Wall, Notes: c.Notes}
	}
	return talk.ScreensFor(w.Window, asked)
}

// asksForScreens reports whether the speaker must be asked what goes where: there are several screens, for which
// nothing was chosen.
func (w *window) asksForScreens() bool {
	all := talk.ListScreens(w.Window)
	_, known := w.app.settings.ScreensOf(talk.SetName(all))
	return len(all) > 1 && !known && w.app.start.Screens == (talk.Screens{}) && !w.app.start.Windowed
}

// lastRehearsal returns the last rehearsal of the brief, or nil.
func (w *window) lastRehearsal() *library.Rehearsal {
	all, err := library.Rehearsals(w.app.rehearsals, w.opened.path)
	if err != nil {
		slog.Error("no plan can be made of a rehearsal", "error", err)
	}
	if len(all) == 0 {
		return nil
	}
	return &all[0]
}
