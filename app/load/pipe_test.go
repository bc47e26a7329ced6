//go:build unix

package load

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lectern/app/brief"
)

func TestRowsAreReadFromAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "rows.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	go func() {
		rows, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		defer rows.Close()
		if _, err := rows.WriteString("id,date,country,place\na,2024,Pakistan,Quetta\n"); err != nil {
			t.Error(err)
		}
	}()
	read, err := File(brief.IncidentFile{Name: pipe})
	if err != nil || read.Table.Len() != 1 {
		t.Errorf("%d rows, %v, %v", read.Table.Len(), read.Problems, err)
	}
}
