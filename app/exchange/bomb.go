package exchange

import (
	"archive/zip"
	"bufio"
	"io"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Bounds of the parts of a workbook. Beyond them a small file would take minutes and gigabytes.
const (
	largePart   = 16 << 20 // bytes from which a part is looked through
	mostPacked  = 60       // times that it may be smaller when packed; real tables are some ten times smaller
	longestText = 4 << 20  // bytes of one text in it
)

// asCSV is the advice for a workbook beyond these bounds.
const asCSV = "save the table as CSV UTF-8"

// checkParts refuses a workbook whose parts are beyond these bounds.
func checkParts(f *file, z *zip.Reader) error {
	var sum uint64
	for _, part := range z.File {
		if sum += part.UncompressedSize64; sum > maxWorkbook || part.UncompressedSize64 > maxWorkbook {
			return f.fault(problem.TooLarge, asCSV, "the workbook unpacks to more than %d MB", maxWorkbook>>20)
		}
		if part.UncompressedSize64 < largePart {
			continue
		}
		if part.UncompressedSize64 > mostPacked*max(1, part.CompressedSize64) {
			return f.fault(problem.TooLarge, asCSV, "%s of the workbook holds the same over and over", part.Name)
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
		return f.fault(problem.Unreadable, asCSV, "%s of the workbook can't be unpacked: %s", part.Name, err)
	}
	defer in.Close()
	text := bufio.NewReaderSize(in, 64<<10)
	for length := 0; ; {
		run, err := text.ReadSlice('<')
		length += len(run)
		switch {
		case length > longestText:
			return f.fault(problem.TooLarge, asCSV, "a cell of the workbook is longer than %s bytes", incident.Thousands(longestText))
		case err == nil:
			length = 0
		case err == io.EOF:
			return nil
		case err != bufio.ErrBufferFull:
			return f.fault(problem.Unreadable, asCSV, "%s of the workbook can't be unpacked: %s", part.Name, err)
		}
	}
}
