print("refdesk")
