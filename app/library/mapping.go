package library

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lectern/app/fold"
	"lectern/app/folder"
)

// MappingFolder returns the folder of what the reader has said of the columns of files.
func MappingFolder() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding your mappings: %w", err)
	}
	return filepath.Join(dir, "lectern", "mappings"), nil
}

// HasMappings reports whether there may be anything that the reader has said of the columns of files. To learn those of a
// file can take as long as reading it.
func HasMappings(dir string) bool {
	kept, err := os.ReadDir(dir)
	return len(kept) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist)
}

// Mapping returns what the reader has said of the columns of files that have these, or nil. A newer file with the same
// columns has the same mapping.
func Mapping(dir string, columns []string) ([]byte, error) {
	text, err := os.ReadFile(mappingFile(dir, columns))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading what its columns mean: %w", err)
	}
	return text, nil
}

// KeepMapping keeps what the reader says of the columns of a file.
func KeepMapping(dir string, columns []string, text []byte) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keeping what its columns mean: %w", err)
	}
	return folder.WriteFile(mappingFile(dir, columns), text)
}

func mappingFile(dir string, columns []string) string {
	folded := make([]string, len(columns))
	for i, name := range columns {
		folded[i] = fold.String(name)
	}
	sum := sha256.Sum256([]byte(strings.Join(folded, "\n")))
	return filepath.Join(dir, fmt.Sprintf("%x.yaml", sum[:8]))
}

// sheetsFile holds, as JSON, the sheets that the reader has chosen, by the path of the file.
const sheetsFile = "sheets.json"

// Sheet returns which sheet of a workbook or table of a database the reader has chosen, or "".
func Sheet(dir, path string) (string, error) {
	sheets, err := readSheets(dir)
	return sheets[path], err
}

// KeepSheet keeps which sheet of a workbook or table of a database is read.
func KeepSheet(dir, path, sheet string) error {
	sheets, err := readSheets(dir)
	if err != nil {
		return err
	}
	sheets[path] = sheet
	text, err := json.MarshalIndent(sheets, "", "  ")
	if err != nil {
		return fmt.Errorf("keeping which sheet is read: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keeping which sheet is read: %w", err)
	}
	return folder.WriteFile(filepath.Join(dir, sheetsFile), text)
}

func readSheets(dir string) (map[string]string, error) {
	sheets := map[string]string{}
	text, err := os.ReadFile(filepath.Join(dir, sheetsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return sheets, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &sheets)
	}
	if err != nil {
		return map[string]string{}, fmt.Errorf("reading which sheets you chose: %w", err)
	}
	return sheets, nil
}
