//go:build !nogui

package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"lectern/app/library"
	"lectern/app/publish"
)

// openDialog asks for a brief's folder.
func (d *desk) openDialog() {
	dlg := dialog.NewFolderOpen(func(uri fyne.ListableURI, err error) {
		if err != nil {
			d.banner.fail("The folder could not be opened", err)
		} else if uri != nil {
			d.open(filepath.FromSlash(uri.Path()))
		}
	}, d.win)
	d.near(dlg.SetLocation)
	size := d.win.Canvas().Size()
	dlg.Resize(fyne.NewSize(min(900, size.Width*0.85), min(640, size.Height*0.85)))
	d.modal(dlg)
}

// near starts a dialog where the brief is.
func (d *desk) near(set func(fyne.ListableURI)) {
	dir, err := os.Getwd()
	if filepath.IsAbs(d.path) {
		dir, err = filepath.Dir(d.path), nil
	}
	if err != nil {
		return
	}
	if uri, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		set(uri)
	}
}

// copyDialog saves a copy of the brief's folder, to be worked on.
func (d *desk) copyDialog() {
	dlg := dialog.NewFolderOpen(func(uri fyne.ListableURI, err error) {
		if err != nil || uri == nil {
			return
		}
		to := filepath.Join(filepath.FromSlash(uri.Path()), filepath.Base(strings.TrimSuffix(d.path, ".brief")))
		if err := d.copyTo(to); err != nil {
			d.banner.fail("The copy could not be saved", err)
			return
		}
		d.open(to)
	}, d.win)
	dlg.SetConfirmText("Copy to")
	d.near(dlg.SetLocation)
	d.modal(dlg)
}

// copyTo copies what the brief was read from.
func (d *desk) copyTo(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return fmt.Errorf("%s exists already, choose another folder", dir)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files := map[string][]byte{}
	for _, name := range d.brief.Files {
		data, err := d.brief.ReadFile(name)
		if err != nil {
			return fmt.Errorf("copying %s: %w", name, err)
		}
		files[name] = data
	}
	return library.NewFolder(dir, files)
}

// exportDialog asks what to make, and makes it with progress and a way to stop.
func (d *desk) exportDialog() {
	if len(d.problems.Errors()) > 0 {
		d.banner.problems("A brief with faults isn\u2019t published: mend these first", d.problems.Errors())
		return
	}
	kind := widget.NewRadioGroup([]string{"Briefing, A4", "Briefing, Letter", "Slides"}, nil)
	kind.SetSelected("Briefing, A4")
	kind.Required = true
	dlg := dialog.NewCustomConfirm("Export as PDF", "Choose a file\u2026", "Cancel", kind, func(ok bool) {
		if ok {
			d.exportTo(kind.Selected)
		}
	}, d.win)
	d.modal(dlg)
}

func (d *desk) exportTo(kind string) {
	save := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil {
			d.banner.fail("The PDF could not be written there", err)
			return
		}
		if w == nil {
			return
		}
		name := filepath.FromSlash(w.URI().Path())
		w.Close()
		if info, err := os.Stat(name); err == nil && info.Size() == 0 {
			os.Remove(name) // Fyne made it; ours comes whole or not at all
		}
		if filepath.Ext(name) == "" {
			name += ".pdf"
		}
		d.export(kind, name)
	}, d.win)
	suggested := filepath.Base(strings.TrimSuffix(d.path, ".brief"))
	if mark := d.brief.Marking.String(); mark != "" {
		suggested += " " + strings.NewReplacer(":", "-", "+", "-").Replace(mark)
	}
	if kind == "Slides" {
		suggested += " slides"
	}
	save.SetFileName(suggested + ".pdf")
	d.near(save.SetLocation)
	d.modal(save)
}

func (d *desk) export(kind, name string) {
	ctx, cancel := context.WithCancel(context.Background())
	bar, words := widget.NewProgressBar(), widget.NewLabel("Setting the text")
	dlg := dialog.NewCustom("Exporting", "Cancel", container.NewVBox(words, bar), d.win)
	dlg.SetOnClosed(cancel)
	dlg.Show()
	opt := publish.Options{Version: d.start.Version, Progress: func(done, all int, what string) {
		fyne.Do(func() {
			words.SetText(what)
			bar.SetValue(float64(done) / float64(max(1, all)))
		})
	}}
	if kind == "Briefing, Letter" {
		opt.Paper = publish.Letter
	}
	b := d.brief
	go func() {
		make := publish.Briefing
		if kind == "Slides" {
			make = publish.Slides
		}
		data, err := make(ctx, b, opt)
		if err == nil && ctx.Err() == nil {
			err = library.WriteFile(name, data)
		}
		fyne.Do(func() {
			dlg.Hide()
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				d.banner.fail("The PDF could not be written; what was there is untouched", err)
			default:
				d.modal(dialog.NewInformation("Exported", name, d.win))
			}
		})
	}()
}
