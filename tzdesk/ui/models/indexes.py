"""What the models' methods are given: Qt hands them indexes of both kinds, and none for the top."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
