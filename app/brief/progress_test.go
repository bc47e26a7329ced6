package brief

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadingIsToldAndCanBeStopped(t *testing.T) {
	folder := fstest.MapFS{
		"brief.md":      {Data: []byte("---\ntitle: T\nas-of: 2024-03-25\n---\n# A {#a}\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,summary\n" + strings.Repeat("x,2016,Iran,Qom,"+strings.Repeat("long ", 100)+"\n", 5000))}, // one id: a problem a row
	}
	var last int64
	b, _ := Open(folder, Options{Reading: func(file string, read, size int64) error {
		if file == "incidents.csv" {
			if read < last || read > size || size != int64(len(folder[file].Data)) {
				t.Errorf("%d of %d bytes after %d", read, size, last)
			}
			last = read
		}
		return nil
	}})
	if last != int64(len(folder["incidents.csv"].Data)) || b.Incidents.Len() != 1 {
		t.Errorf("%d bytes were read, %d incidents", last, b.Incidents.Len())
	}
	calls := 0
	b, problems := Open(folder, Options{Reading: func(file string, read, _ int64) error {
		if file != "incidents.csv" {
			return nil
		}
		if calls++; read > 100_000 {
			return context.Canceled
		}
		return nil
	}})
	if !strings.Contains(problems.Error(), "reading stopped: context canceled") || calls > 20 {
		t.Errorf("after %d calls: %v", calls, problems)
	}
	if b.Title != "T" {
		t.Errorf("the text is %q", b.Title)
	}
}
