//go:build !nogui

package ui

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/incident"
	"lectern/app/publish"
)

// exportShown asks what to make of what is shown.
func (i *incidentDesk) exportShown() {
	if i.answer == nil {
		return
	}
	var words []string
	for _, k := range publish.ShownKinds {
		words = append(words, k.Words)
	}
	choice := widget.NewRadioGroup(words, nil)
	choice.SetSelected(words[0])
	choice.Required = true
	shown := i.chosenRows()
	count := widget.NewLabel(countOf(shown.Count()))
	dlg := dialog.NewCustomConfirm("Export what is shown", "Export…", "Cancel", container.NewVBox(count, choice), func(ok bool) {
		for _, k := range publish.ShownKinds {
			if ok && k.Words == choice.Selected {
				i.makeShown(k, shown)
			}
		}
	}, i.desk.win)
	i.desk.modal(dlg)
}

func countOf(n int) string {
	if n == 1 {
		return "One incident"
	}
	return numeral(n) + " incidents"
}

// makeShown makes a file, off Fyne's goroutine, and then asks where it goes.
func (i *incidentDesk) makeShown(kind publish.ShownKind, shown incident.Selection) {
	d := i.desk
	title := incident.Capital(strings.TrimSuffix(i.titleWords(), "."))
	v := i.map_.want
	sheet := shownSheet{
		brief: d.brief, shown: shown, title: title, amount: i.amount, view: v, proj: i.map_.proj, write: kind.Map, version: d.start.Version,
		opt: publish.MapOptions{Width: 1280, Height: 1280 * v.H / v.W, Scale: 2, Palette: d.look.palette()},
	}
	ctx, cancel := context.WithCancel(context.Background())
	dlg := dialog.NewCustom("Exporting", "Cancel", widget.NewProgressBarInfinite(), d.win)
	d.modal(dlg)
	dlg.SetOnClosed(cancel)
	go func() {
		var data []byte
		var err error
		if kind.Map == nil {
			var out bytes.Buffer
			err = exchange.Write(cancelled{ctx, &out}, kind.Rows, d.brief.Incidents, shown)
			data = out.Bytes()
		} else {
			data, err = sheet.file()
		}
		if err == nil {
			err = ctx.Err()
		}
		fyne.Do(func() {
			dlg.Hide()
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				d.banner.fail("What is shown could not be exported", err)
			default:
				d.saveAs(filepath.Base(strings.TrimSuffix(d.path, ".brief"))+" "+i.shortName()+kind.Ending, data)
			}
		})
	}()
}

// titleWords say what is shown.
func (i *incidentDesk) titleWords() string {
	q := incident.Question{Query: i.filter.asked(), Days: i.days}.Asked()
	if q.IsAll() {
		return i.desk.brief.Title
	}
	return i.desk.brief.Title + ": " + q.Words()
}

// shortName is the filter as part of a file's name.
func (i *incidentDesk) shortName() string {
	q := incident.Question{Query: i.filter.asked(), Days: i.days}.Asked().String()
	name := strings.Join(strings.FieldsFunc(q, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}), "-")
	if name == "" {
		return "incidents"
	}
	return name[:min(len(name), 60)]
}

// cancelled is a writer that fails when nobody waits any more.
type cancelled struct {
	ctx context.Context
	*bytes.Buffer
}

func (c cancelled) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Buffer.Write(p)
}

// shownSheet is the map that the desk shows, as a file.
type shownSheet struct {
	brief   *brief.Brief
	shown   incident.Selection
	title   string
	amount  incident.Amount
	view    atlas.View
	proj    atlas.Projection
	write   func(*publish.MapSheet) ([]byte, error)
	version string
	opt     publish.MapOptions
}

func (s *shownSheet) file() ([]byte, error) {
	s.opt.Title, s.opt.Version = s.title, s.version
	s.opt.View, s.opt.Projection, s.opt.Amount = &s.view, s.proj, s.amount
	return s.write(publish.NewMap(s.brief.Incidents, s.shown, s.brief, s.opt))
}
