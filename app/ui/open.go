//go:build !nogui

package ui

import (
	"path/filepath"
	"runtime/debug"
	"time"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/edition"
	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/app/problem"
	"lectern/app/ui/history"
	"lectern/app/ui/kit"
	"lectern/app/ui/reading"
	"lectern/app/ui/talk"
)

// firstBrief is the shipped brief that opens on the first start.
const firstBrief = "islamic-state-khorasan"

// opened is the brief that a window shows.
type opened struct {
	brief    *brief.Brief
	folder   *folder.Folder    // the folder it is read from
	reports  []exchange.Report // what became of files of incidents in other formats
	path     string            // absolute, or a shipped name
	read     *library.Read     // how far the reader has got
	checking *checking
	checked  bool              // the check has ended, and its problems are known
	problems problem.List      // found so far
	notes    *annotation.Store // of the reader
	large    bool              // see manyIncidents
	earlier  *edition.Edition  // with which it was compared last; nil: none
	first    kit.Notice        // of the opening itself, which stays until the check has ended
}

// isTable reports whether a file of incidents was opened alone.
func (o *opened) isTable() bool { return o.folder != nil && o.folder.Table != "" }

// open reads a brief and shows it where the reader left off, as openAt does.
func (w *window) open(name string) { w.openAt(name, "") }

// openAt reads a brief on a separate goroutine and shows it at an address; it cancels any other reading. The name "" is
// the shelf, or at the first start a brief that ships.
func (w *window) openAt(name, address string) {
	w.showWhenRead(w.app.beginOpening(name, w.Size().Width), address)
}

// showWhenRead shows a brief at an address once it has been read, and till then how far that has got; it cancels any other
// reading. For nil it shows the shelf.
func (w *window) showWhenRead(o *opening, address string) {
	if o == nil {
		w.showShelf()
		return
	}
	w.cancelReading()
	page := w.startLoading(filepath.Base(o.name), o.cancel)
	o.page.Store(page)
	w.cancelReading = func() { o.cancel(); page.end() }
	go func() {
		r := <-o.read
		w.Post(func() {
			if o.ctx.Err() != nil { // another one is being read, or none
				r.shut()
				return
			}
			page.end()
			w.use(o.name, address, r)
		})
	}()
}

// manyIncidents is from how many incidents on reading or checking a brief leaves so much unused memory that it is returned to
// the system at once.
const manyIncidents = 50_000

// use shows a brief that was just read, or tells the reader why it can't.
func (w *window) use(name, address string, r result) {
	if !r.usable() && (r.err != nil || len(r.problems.Errors()) > 0) {
		r.shut()
		if w.opened.brief == nil {
			w.showShelf()
		}
		if r.err == nil && r.folder.Table != "" {
			w.askMapping(name, r.problems.Errors()[0].String())
			return
		}
		w.notify(r.refusal("\u201c" + filepath.Base(name) + "\u201d could not be opened"))
		return
	}
	w.leave()
	path := r.folder.AbsPath()
	w.opened = opened{brief: r.brief, folder: r.folder, path: path, reports: r.reports, notes: r.notes, large: r.brief.Incidents.Len() > manyIncidents || r.text.IsLong()}
	w.selected, w.history = -1, history.History[position]{}
	w.opened.read = w.app.settings.Opened(path, r.brief.Title, time.Now())
	w.app.save(w)
	w.setTitle()
	w.reading = reading.New(w.Window, r.text, w)
	w.reading.Followed.Listen(w.follow)
	w.reading.Leaving.Listen(w.departs)
	w.reading.SetSeen(w.opened.read.Seen)
	w.top.search.forget()
	w.showReport(check.Report{Problems: r.problems})
	w.check()
	w.setMode(readMode)
	w.leaveShelf()
	w.goToStart(address)
	if w.opened.isTable() {
		w.setMode(incidentMode)
	}
	if r.notesError != nil {
		w.opened.first = kit.Failure("Your notes could not be read", r.notesError)
		w.notify(w.opened.first)
	}
	w.watch()
	if w.opened.large {
		go debug.FreeOSMemory()
	}
}

// goToStart goes to an address, or to where the reader left off, and goes on with what the program was started for.
func (w *window) goToStart(address string) {
	start := &w.app.start
	if address != "" {
		w.goToAddress(address)
	} else {
		read := w.opened.read
		w.reading.Restore(reading.Place{Block: read.Block, Below: read.Below, Byte: read.Byte, Above: read.Above})
	}
	if t := w.resume; t != nil {
		w.resume = nil
		plan := start.Plan
		if plan.Length == 0 && plan.Until.IsZero() {
			plan.Length, plan.Until = t.Length, t.Until
		}
		w.startTalk(talk.Setting{Slide: t.Slide, Began: t.Began, Plan: plan, Rehearses: start.Rehearse, Windowed: start.Windowed})
		return
	}
	if start.Present {
		start.Present = false
		w.presentFrom(address)
	}
}

func (w *window) setTitle() { w.SetTitle(w.opened.brief.Title + " \u2014 Lectern") }

// remember stores how far the brief was read.
func (w *window) remember() {
	if w.reading == nil || w.opened.read == nil {
		return
	}
	place, ok := w.reading.Place()
	if !ok {
		return
	}
	read := w.app.settings.Opened(w.opened.path, w.opened.brief.Title, w.opened.read.Opened)
	read.Block, read.Below, read.Byte, read.Above = place.Block, place.Below, place.Byte, place.Above
	read.Seen = w.reading.Seen()
	read.Part, _ = w.reading.Read()
	w.opened.read = read
	w.app.save(w)
}

// leave stores how far the brief was read and ends all work on it. The brief stays in view until
// another takes its place.
func (w *window) leave() {
	if w.talk != nil {
		w.talk.End()
	}
	w.remember()
	w.stopWatching()
	if c := w.opened.checking; c != nil {
		c.stop()
		w.opened.checking = nil // so that what it has found isn't shown any more
	}
	w.setIncidents(nil)
	if w.reading != nil {
		w.reading.Stop()
		w.reading = nil
	}
	if f := w.opened.folder; f != nil {
		f.Close()
		w.opened.folder = nil
	}
}

// reload shows a brief that was read again, at the same place. Where it can't be used, the last good
// text stays, with what is wrong above it.
func (w *window) reload(r result) {
	if !r.usable() {
		r.shut()
		w.notify(r.refusal("The last change can\u2019t be read; this is the brief before it"))
		w.followProblems(r.problems)
		w.tellSpeaker(r.problems.Errors())
		return
	}
	id := ""
	if w.selected >= 0 {
		id = w.opened.brief.Incidents.At(w.selected).ID
	}
	if f := w.opened.folder; f != nil {
		f.Close()
	}
	w.opened.brief, w.opened.folder, w.opened.reports = r.brief, r.folder, r.reports
	w.selected = -1
	if row, ok := r.brief.Incidents.Index(id); ok && id != "" {
		w.selected = row
	}
	w.setTitle()
	w.check()
	w.reading.Reload(r.brief)
	w.top.search.index = nil
	if old := w.incidents; old != nil {
		next := w.newIncidents()
		next.Resume(old)
		w.setIncidents(next)
	}
	focused := w.Canvas().Focused()
	w.setMode(w.mode)
	if w.mode == readMode && focused != nil { // the page and its panel stay; the incident desk is a new one
		w.Focus(focused)
	}
	w.watchFolders()
	w.reloadTalk(r.problems)
}
