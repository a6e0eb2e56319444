"""A library on a PostgreSQL server, behind the same door as one in files.

What each module is, from the outside in:

``library``   ``open_server(url, *, state, patience)`` returns a ``ServerLibrary``; nothing is
              connected to, read or made before the first call. ``ServerLibrary.server`` is the
              server it lies on.
``canvas``    ``ServerCanvas``, a ``store.canvas.StoredCanvas``; ``keeper`` is what it rests on:
              what is known of a canvas, news of it, one revision written; ``past`` its history.
``line``      listening to one canvas in a thread: what others keep, and who is at work, which
              ``presence`` tells. ``store.canvas.StoredCanvas.when_changed`` takes it up.
``names``     which canvases there are, by name.
``versions``  backups: of a revision they follow from the revisions, and what an earlier version
              took the place of is put aside. ``carrying`` takes whole canvases in and out,
              which ``store.archives`` brings from and to the files of an archive.
``forgetting``  takes a name out of all rows of a canvas, in one transaction.
``server``    ``Server(url, patience=)``: one connection for the calls of this process, made when
              it is first needed and anew when it was lost. ``rows(statement, *values)`` is one
              round trip; ``where`` names the server without a password.
``connection``  gives up on a server that says nothing.
``schema``    the schema ``netwerkcanvas`` in the database, in ``schema/NUMBER.sql``: made in an
              empty database when a canvas is first made there, brought forward when it is older,
              refused when it is newer. A new form of the schema is a new file, never a change.
``address``   the address, judged and told without secrets; ``trouble`` what an error of psycopg
              means; ``errors`` what can go wrong with a server.

The extra ``[postgres]`` brings psycopg; it is imported where it is used, and only then.
"""
