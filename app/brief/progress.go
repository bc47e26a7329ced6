package brief

import "io/fs"

// progressFS calls reading whenever a file has been read further.
type progressFS struct {
	fs.FS
	reading func(file string, read, size int64) error
}

func (w progressFS) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	if err != nil {
		return nil, err
	}
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		if info.IsDir() {
			return f, nil
		}
		size = info.Size()
	}
	return &progressFile{File: f, name: name, size: size, reading: w.reading}, nil
}

type progressFile struct {
	fs.File
	name       string
	read, size int64
	reading    func(file string, read, size int64) error
}

func (f *progressFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.read += int64(n)
	if stop := f.reading(f.name, f.read, f.size); stop != nil {
		return n, stop
	}
	return n, err
}
