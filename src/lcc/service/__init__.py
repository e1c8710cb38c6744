"""The same over HTTP, for platforms: `lcc serve`. What is sent is worked on in processes that keep nothing of it.

The process that answers connections (`app`, `lanes`) reads no content: it counts bytes and hands them on. What they
hold is read in `work`, in a process with a limit on its memory and on its time, that can write no file.
"""
