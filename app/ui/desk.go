//go:build !nogui

package ui

import (
	"context"
	"image/color"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/library"
	"lectern/app/problem"
	"lectern/app/typeset"
)

// firstBrief is the shipped brief that opens on the first start.
const firstBrief = "islamic-state-khorasan"

// mode is what a desk shows.
type mode uint8

const (
	shelfMode mode = iota
	readMode
	incidentMode
)

// desk is a window: one brief to read, its incidents to look at, or the shelf.
type desk struct {
	*lectern
	win      fyne.Window
	brief    *brief.Brief
	path     string // absolute, or a shipped name
	readOnly bool
	close    func() // of the brief's folder
	mode     mode
	selected incident.Row // of the incident chosen everywhere, or -1
	checking *checking
	read     *library.Read
	watching *watcher
	dialog   dialog.Dialog // the one that is open, or nil
	opening  int           // counts, so that a slow reading doesn't show over a later one

	top       *topBar
	banner    *banner
	reader    *reader
	incidents *incidentDesk
	shelf     *shelf
	body      *fyne.Container
	ground    *canvas.Rectangle
	show      *show
}

func (l *lectern) newDesk() *desk {
	d := &desk{lectern: l, selected: -1}
	d.win = l.app.NewWindow("Lectern")
	d.win.SetMaster()
	d.win.SetPadded(false)
	w, h := l.settings.Width, l.settings.Height
	if w < 800 || h < 600 {
		w, h = 1280, 800
	}
	d.win.Resize(fyne.NewSize(w, h))
	d.top = newTopBar(d)
	d.banner = newBanner(d)
	d.body = container.NewStack()
	d.ground = canvas.NewRectangle(color.Transparent)
	d.win.SetContent(container.NewStack(d.ground, container.New(&deskLayout{d}, d.top.box, d.banner.surface, d.body)))
	d.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if len(uris) > 0 {
			d.open(filepath.FromSlash(uris[0].Path()))
		}
	})
	d.win.SetCloseIntercept(func() {
		d.leave()
		size := d.win.Canvas().Size()
		l.settings.Width, l.settings.Height = size.Width, size.Height
		l.save()
		d.win.Close()
	})
	l.desks = append(l.desks, d)
	d.menus()
	d.retheme()
	return d
}

// deskLayout stacks bar, banner and body without gaps.
type deskLayout struct{ d *desk }

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 572) }

func (l *deskLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		h := s.Height - y
		if i < 2 {
			h = o.MinSize().Height
		}
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h
	}
}

// leave remembers how far was read and lets go of the brief.
func (d *desk) leave() {
	if d.show != nil {
		d.show.end()
	}
	if d.reader != nil {
		d.reader.remember()
	}
	if d.watching != nil {
		d.watching.stop()
		d.watching = nil
	}
	if d.checking != nil {
		d.checking.stop()
		d.checking = nil
	}
	if d.close != nil {
		d.close()
		d.close = nil
	}
}

// open reads a brief, off Fyne's goroutine, and shows it; "" is the shelf, or on the first start
// the brief that ships.
func (d *desk) open(name string) {
	if name == "" && len(d.settings.Recent) == 0 {
		name = firstBrief
	}
	if name == "" {
		d.showShelf()
		return
	}
	d.opening++
	mine := d.opening
	ctx, cancel := context.WithCancel(context.Background())
	wait := d.startLoading(filepath.Base(name), func() { d.opening++; cancel() })
	failed := func(show func()) {
		fyne.Do(func() {
			wait.end()
			if mine != d.opening {
				return
			}
			show()
			if d.brief == nil {
				d.showShelf()
			}
		})
	}
	title := "\u201c" + filepath.Base(name) + "\u201d could not be opened"
	go func() {
		opened, err := folder.Open(name)
		if err != nil {
			failed(func() { d.banner.fail(title, err) })
			return
		}
		b, problems := readBrief(opened.FS, func(file string, read, size int64) error {
			wait.tell(file, read, size)
			return ctx.Err()
		})
		if ctx.Err() != nil || len(b.Sections) == 0 && len(problems.Errors()) > 0 {
			opened.Close()
			failed(func() { d.banner.problems(title, problems) })
			return
		}
		fyne.Do(func() {
			wait.end()
			if mine != d.opening {
				opened.Close()
				return
			}
			d.leave()
			d.path, d.readOnly, d.close = opened.Path, opened.ReadOnly, func() { opened.Close() }
			if abs, err := filepath.Abs(d.path); err == nil && !opened.Shipped {
				d.path = abs
			}
			d.use(b, problems)
			d.watch()
			if b.Incidents.Len() > manyIncidents { // reading them left as much again
				go debug.FreeOSMemory()
			}
		})
	}()
}

const manyIncidents = 50_000

func readBrief(folder fs.FS, reading func(file string, read, size int64) error) (*brief.Brief, problem.List) {
	b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load(), Reading: reading})
	return b, problems
}

// use shows a brief that was just opened.
func (d *desk) use(b *brief.Brief, problems problem.List) {
	d.brief, d.selected = b, -1
	d.read = d.settings.Opened(d.path, b.Title, time.Now())
	d.save()
	d.win.SetTitle(b.Title + " \u2014 Lectern")
	if d.reader != nil {
		d.reader.stop()
	}
	d.reader = newReader(d)
	d.leaveIncidents()
	d.showReport(check.Report{Problems: problems})
	d.check()
	d.setMode(readMode)
	d.reader.restore(d.start.Section)
	d.menus()
	if d.start.Present {
		d.start.Present = false
		d.present()
	}
}

// reload shows what changed on disk without losing the place. A broken edit leaves the last good
// page and says above it what is wrong.
func (d *desk) reload(b *brief.Brief, problems problem.List) {
	if len(b.Sections) == 0 {
		d.banner.problems("The last change can\u2019t be read; this is the brief before it", problems)
		return
	}
	id := ""
	if d.selected >= 0 {
		id = d.brief.Incidents.At(d.selected).ID
	}
	d.brief = b
	d.selected = -1
	if row, ok := b.Incidents.Index(id); ok && id != "" {
		d.selected = row
	}
	d.check()
	d.reader.reload()
	was := d.mode
	if old := d.incidents; old != nil {
		d.leaveIncidents()
		d.incidents = newIncidentDesk(d)
		d.incidents.resume(old)
	}
	d.setMode(was)
	d.watchFolders()
	d.top.Refresh()
	if d.show != nil {
		d.show.reload()
	}
}

func (d *desk) setMode(m mode) {
	d.mode = m
	switch m {
	case readMode:
		d.body.Objects = []fyne.CanvasObject{d.reader.box}
	case incidentMode:
		if d.incidents == nil {
			d.incidents = newIncidentDesk(d)
		}
		d.body.Objects = []fyne.CanvasObject{d.incidents.box}
	case shelfMode:
		d.body.Objects = []fyne.CanvasObject{d.shelf.box}
	}
	d.body.Refresh()
	d.top.update()
	switch m {
	case readMode:
		d.win.Canvas().Focus(d.reader.page)
	case incidentMode:
		d.incidents.focus()
	}
}

func (d *desk) showShelf() {
	if d.reader != nil {
		d.reader.remember()
	}
	d.shelf = newShelf(d)
	d.win.SetTitle("Lectern")
	d.setMode(shelfMode)
}

// chosen is the one signal of the selection: every view follows it.
func (d *desk) chosen(row incident.Row) {
	d.selected = row
	if d.incidents != nil {
		d.incidents.chosen(row)
	}
}

// follow goes where a link of the text leads.
func (d *desk) follow(link typeset.Link) {
	d.reader.follow(link)
}

// leaveIncidents drops the incident desk, and the worker that draws its map.
func (d *desk) leaveIncidents() {
	if d.incidents != nil {
		d.incidents.stop()
		d.incidents = nil
	}
}

// beside shows a source, an incident or the like in the panel of the view in force.
func (d *desk) beside(fill func(*panel)) {
	if d.mode == incidentMode {
		d.incidents.open(fill)
		return
	}
	d.reader.open(fill)
}

// retheme draws the window in the palette in force.
func (d *desk) retheme() {
	d.ground.FillColor = d.look.palette().Desk
	d.ground.Refresh()
	d.top.update()
	d.banner.Refresh()
	if d.reader != nil {
		d.reader.retheme()
	}
	if d.incidents != nil {
		d.incidents.retheme()
	}
	if d.shelf != nil {
		d.shelf.retheme()
	}
}
