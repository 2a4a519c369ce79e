from django.urls import include, path

from peer import views

urlpatterns = [
    path("", include("allauth.urls")),
    path("profile", views.profile),
    path("gate", views.gate),
]
