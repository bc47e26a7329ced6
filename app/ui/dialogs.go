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

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/problem"
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
		if err != nil {
			d.banner.fail("The folder could not be opened", err)
			return
		}
		if uri == nil {
			return
		}
		to := filepath.Join(filepath.FromSlash(uri.Path()), filepath.Base(strings.TrimSuffix(strings.TrimSuffix(d.path, ".brief"), ".pdf")))
		b := d.brief
		go func() {
			err := copyTo(b, to)
			fyne.Do(func() {
				if err != nil {
					d.banner.fail("The copy could not be saved", err)
					return
				}
				d.open(to)
			})
		}()
	}, d.win)
	dlg.SetConfirmText("Copy to")
	d.near(dlg.SetLocation)
	d.modal(dlg)
}

// copyTo copies the files that a brief was read from; any goroutine may call it.
func copyTo(b *brief.Brief, dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return fmt.Errorf("%s exists already, choose another folder", dir)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files := map[string][]byte{}
	for _, name := range b.Files {
		data, err := b.ReadFile(name)
		if err != nil {
			return fmt.Errorf("copying %s: %w", name, err)
		}
		files[name] = data
	}
	return folder.Create(dir, files)
}

// exportDialog asks what to make.
func (d *desk) exportDialog() {
	var words []string
	choices := map[string]publish.Choice{}
	for _, c := range publish.Choices() {
		words = append(words, c.Words)
		choices[c.Words] = c
	}
	kinds := widget.NewRadioGroup(words, nil)
	kinds.SetSelected(words[0])
	kinds.Required = true
	dlg := dialog.NewCustomConfirm("Export this brief", "Export\u2026", "Cancel", kinds, func(ok bool) {
		if ok {
			d.export(choices[kinds.Selected])
		}
	}, d.win)
	d.modal(dlg)
}

// export makes a file with progress and a way to stop, then asks where it goes: Fyne's dialog empties
// a file that it is to replace, so by then nothing but the disk may fail.
func (d *desk) export(choice publish.Choice) {
	ctx, cancel := context.WithCancel(context.Background())
	bar, words := widget.NewProgressBar(), widget.NewLabel("Checking the brief")
	dlg := dialog.NewCustom("Exporting", "Cancel", container.NewVBox(words, bar), d.win)
	d.modal(dlg)
	dlg.SetOnClosed(cancel)
	opt := publish.Options{Version: d.start.Version, Paper: choice.Paper, Progress: func(done, all int, what string) {
		fyne.Do(func() {
			words.SetText(what)
			bar.SetValue(float64(done) / float64(max(1, all)))
		})
	}}
	b, checked := d.brief, d.checking
	go func() {
		data, err := makeChecked(ctx, checked, func() ([]byte, error) { return choice.Kind.Write(ctx, b, opt) })
		fyne.Do(func() {
			dlg.Hide()
			var faults problem.List
			switch {
			case errors.Is(err, context.Canceled):
			case errors.As(err, &faults):
				d.banner.problems("A brief with faults isn\u2019t published: mend these first", faults)
			case err != nil:
				d.banner.fail("The file could not be made", err)
			default:
				d.saveAs(choice.Kind.FileName(d.path, b.Marking), data)
			}
		})
	}()
}

// makeChecked makes a file, unless the check of the brief refuses it.
func makeChecked(ctx context.Context, checked *checking, write func() ([]byte, error)) ([]byte, error) {
	report, err := checked.wait(ctx)
	if err != nil {
		return nil, err
	}
	if err := report.Refusal(false); err != nil {
		return nil, err
	}
	data, err := write()
	if err == nil {
		err = ctx.Err() // stopped at the very end
	}
	return data, err
}

// saveAs asks where a file goes, and writes it.
func (d *desk) saveAs(suggested string, data []byte) {
	ending := filepath.Ext(suggested)
	save := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err == nil && w == nil {
			return
		}
		var name string
		if err == nil {
			name = filepath.FromSlash(w.URI().Path())
			w.Close()
			if filepath.Ext(name) == "" {
				os.Remove(name) // Fyne made it; ours gets its extension
				name += ending
				if _, there := os.Stat(name); there == nil {
					err = fmt.Errorf("%s exists already, choose another name", name)
				}
			}
			if err == nil {
				err = folder.WriteFile(name, data)
			}
		}
		if err != nil {
			d.banner.fail("The file could not be written there", err)
			return
		}
		d.modal(dialog.NewInformation("Exported", name, d.win))
	}, d.win)
	save.SetFileName(suggested)
	d.near(save.SetLocation)
	d.modal(save)
}
