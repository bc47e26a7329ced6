package exchange

import (
	"archive/zip"
	"bufio"
	"io"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Bounds of the parts of a workbook from a size in bytes: how many times smaller a part may be packed, which of real tables
// is some ten times, and how long one text in it may be. Beyond them a small file would take minutes and gigabytes.
const (
	largePart    = 16 << 20
	mostPacked   = 60
	longestText  = 4 << 20
	unpackTooFar = "save the table as CSV UTF-8"
)

// checkParts refuses a workbook whose parts are beyond these bounds.
func checkParts(f *file) error {
	z, err := zip.NewReader(f, f.size)
	if err != nil {
		return f.fault(problem.Unreadable, "save or download the file again", "the workbook can't be read: %s", err)
	}
	var sum uint64
	for _, part := range z.File {
		if sum += part.UncompressedSize64; sum > maxWorkbook || part.UncompressedSize64 > maxWorkbook {
			return f.fault(problem.TooLarge, unpackTooFar, "the workbook unpacks to more than %d MB", maxWorkbook>>20)
		}
		if part.UncompressedSize64 < largePart || !strings.HasPrefix(part.Name, "xl/") {
			continue
		}
		if part.UncompressedSize64 > mostPacked*max(1, part.CompressedSize64) {
			return f.fault(problem.TooLarge, unpackTooFar, "%s of the workbook holds the same over and over", part.Name)
		}
		if err := checkTexts(f, part); err != nil {
			return err
		}
	}
	return nil
}

// checkTexts refuses a part of XML with a text that is too long.
func checkTexts(f *file, part *zip.File) error {
	in, err := part.Open()
	if err != nil {
		return f.fault(problem.Unreadable, unpackTooFar, "%s of the workbook can't be unpacked: %s", part.Name, err)
	}
	defer in.Close()
	text := bufio.NewReaderSize(in, 64<<10)
	for length := 0; ; {
		run, err := text.ReadSlice('<')
		length += len(run)
		switch {
		case length > longestText:
			return f.fault(problem.TooLarge, unpackTooFar, "a cell of the workbook is longer than %s bytes", incident.Thousands(longestText))
		case err == nil:
			length = 0
		case err == io.EOF:
			return nil
		case err != bufio.ErrBufferFull:
			return f.fault(problem.Unreadable, unpackTooFar, "%s of the workbook can't be unpacked: %s", part.Name, err)
		}
	}
}
