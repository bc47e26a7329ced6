package attachment

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
)

// File is a file kept in a PDF.
type File struct {
	Name        string // with forward slashes; not checked: it may lead out of a folder
	Description string
	Relation    string // AFRelationship: Source, Data …
	Data        []byte
}

// The errors of Read, which wraps one of them.
var (
	ErrNotPDF    = errors.New("it is not a PDF file")
	ErrDamaged   = errors.New("it is cut short or damaged")
	ErrEncrypted = errors.New("it is encrypted")
	ErrForeign   = errors.New("it keeps no files of this program")
	ErrTooLarge  = errors.New("it unpacks to too much")
)

// mostFiles bounds the number of files; a brief has a handful, and its pictures.
const mostFiles = 10_000

// Read returns the files that a program keeps in a PDF, in the order in which it attached them.
func Read(pdf []byte, program string) ([]File, error) {
	if !bytes.Contains(pdf[:min(len(pdf), 1024)], []byte("%PDF-")) {
		return nil, ErrNotPDF
	}
	d := &document{data: pdf, left: maxUnpacked}
	if err := d.open(); err != nil {
		return nil, err
	}
	kept, ok := d.kept(program)
	if !ok {
		return nil, ErrForeign
	}
	if len(kept) > mostFiles {
		return nil, fmt.Errorf("%w: %d files", ErrTooLarge, len(kept))
	}
	var files []File
	for _, one := range kept {
		f, err := d.file(one)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// kept returns the file specifications in the page-piece dictionary of a program (14.5).
func (d *document) kept(program string) (array, bool) {
	var at object = d.dict(d.trailer["Root"])
	for _, key := range []name{"PieceInfo", name(program), "Private"} {
		in, ok := at.(dict)
		if !ok {
			return nil, false
		}
		at = d.resolve(in[key])
	}
	private, ok := at.(dict)
	if !ok {
		return nil, false
	}
	files, ok := d.resolve(private["Files"]).(array)
	return files, ok && len(files) > 0
}

// file returns the file of a file specification (7.11.3).
func (d *document) file(spec object) (File, error) {
	s := d.dict(spec)
	f := File{Name: d.text(s["UF"]), Description: d.text(s["Desc"]), Relation: d.name(s["AFRelationship"])}
	if f.Name == "" {
		f.Name = d.text(s["F"])
	}
	embedded, ok := d.resolve(d.dict(s["EF"])["F"]).(*stream)
	if f.Name == "" || !ok {
		return f, fmt.Errorf("%w: an attached file isn't there", ErrDamaged)
	}
	var err error
	if f.Data, err = d.unpack(embedded); err != nil {
		return f, fmt.Errorf("unpacking %q: %w", f.Name, err)
	}
	if sum, ok := d.resolve(d.dict(embedded.dict["Params"])["CheckSum"]).(str); ok && len(sum) == md5.Size {
		if md5.Sum(f.Data) != [md5.Size]byte([]byte(sum)) {
			return f, fmt.Errorf("%w: %q is not what was attached", ErrDamaged, f.Name)
		}
	}
	return f, nil
}
